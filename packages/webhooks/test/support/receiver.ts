import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Received {
  readonly id: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Of the event in the body. */
  readonly sequence: number;
}

type Answer = (received: Received, res: ServerResponse) => void;

/** A receiver on loopback that keeps what it gets; `answer` may be replaced while it runs. */
export const openReceiver = async (answer: Answer = (_, res) => void res.writeHead(204).end()) => {
  const received: Received[] = [];
  const behaviour = { answer };
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('error', () => undefined);
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const one = {
        id: String(req.headers['webhook-id']),
        headers: req.headers,
        body,
        sequence: JSON.parse(body).data.sequence,
      };
      received.push(one);
      behaviour.answer(one, res);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  onTestFinished(
    () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    behaviour,
    sequences: () => received.map(({ sequence }) => sequence),
  };
};
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** A server that says what it likes once something was sent to it. */
export const openSocketServer = async (say: (socket: Socket) => void) => {
  const sockets = new Set<Socket>();
  const ends = { closed: 0 };
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(socket);
        ends.closed += 1;
      });
    socket.once('data', () => say(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${port}/hook`, port, ends };
};
