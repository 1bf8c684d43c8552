import type { IncomingMessage, ServerResponse } from 'node:http';
import { respondText } from './respond.ts';

/** Whose pages may call the API: the server's own, and others with an API key. */
export interface Origins {
  /** Their pages may use the session's cookie. */
  readonly own: readonly string[];
  /** Their pages may use an API key only. */
  readonly allowed: readonly string[];
}

/** Programs, and a browser's own navigation, name no origin. */
export const isOwnOrigin = (origin: string | undefined, { own }: Origins): boolean =>
  origin === undefined || own.includes(origin);

const preflightSeconds = '7200';

/** Tells browsers which pages may read the answer. True when the request was a preflight, which it then answers. */
export const answerCors = (req: IncomingMessage, res: ServerResponse, { allowed }: Origins): boolean => {
  const { origin } = req.headers;
  const isAllowed = origin !== undefined && allowed.includes(origin);
  res.setHeader('Vary', 'Origin');
  if (isAllowed) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Expose-Headers', 'x-request-id');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  }
  if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return false;
  if (!isAllowed) {
    respondText(
      res,
      403,
      `Pages at ${origin} may not call this API. The operator may add the origin to ALLOWED_ORIGINS.`,
    );
    return true;
  }
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  res.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, accept-language, x-graphql-csrf');
  res.setHeader('Access-Control-Max-Age', preflightSeconds);
  res.writeHead(204).end();
  return true;
};
