import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** With which status it answers from now on. */
  readonly answerWith: (status: number) => void;
  readonly close: () => Promise<void>;
}

/** A program that takes webhooks: it keeps what it gets. */
export const openReceiver = async (): Promise<Receiver> => {
  const received: Received[] = [];
  let status = 204;
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    received.push({ headers: req.headers as Record<string, string>, body });
    res.writeHead(status).end(status === 204 ? undefined : 'not now');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    answerWith: (next) => {
      status = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
