import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopbackHost } from '../env.ts';
import { respondJson } from '../http/respond.ts';

/** The header the HTTP layer sets to the socket's address; what a client sends under this name is overwritten. */
export const clientAddressHeader = 'x-untether-client-address';

interface OriginQuestion {
  readonly publicUrl: string;
  readonly port: number;
}

/** Where sign-in requests may come from: the public address and, if that is this machine's own, its other names. */
export const trustedOriginsOf = ({ publicUrl, port }: OriginQuestion): readonly string[] =>
  isLoopbackHost(new URL(publicUrl).hostname)
    ? [publicUrl, ...['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`)]
    : [publicUrl];

/** Answers a request to sign in or out. */
export type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

interface TrustedHandler {
  readonly origins: readonly string[];
  readonly publicUrl: string;
  readonly handle: Handle;
}

/** Refuses pages at other addresses before the library does, so that people learn which address is the right one. */
export const fromTrustedOrigins =
  ({ origins, publicUrl, handle }: TrustedHandler): Handle =>
  async (req, res) => {
    // The library makes an address of these, which are anybody's word.
    delete req.headers['x-forwarded-proto'];
    req.headers.host = new URL(publicUrl).host;
    const { origin } = req.headers;
    if (req.method === 'GET' || origin === undefined || origins.includes(origin)) return handle(req, res);
    const message = `This server is known as ${publicUrl} (PUBLIC_URL), and the request came from a page at ${origin}.`;
    respondJson(res, 403, { code: 'INVALID_ORIGIN', message, publicUrl });
  };
