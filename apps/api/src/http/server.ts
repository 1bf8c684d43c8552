import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { respondText } from './respond.ts';

type Handle = (req: IncomingMessage, res: ServerResponse) => void;
type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface ListeningServer {
  /** Until then every request is answered 503. */
  readonly serve: (handle: Handle, upgrade: Upgrade) => void;
  /**
   * Goes on answering, and ends the connection of each request with its answer: so a client that keeps connections open
   * hears of the end before it could send the next request into a closed one.
   */
  readonly drain: () => void;
  /** Stops accepting, lets open requests finish for a while, frees the port. */
  readonly close: () => Promise<void>;
}

/** The address is taken by someone else, or is not this machine's. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

const patienceMs = 10_000;
/** Longer than proxies keep idle connections, 60 s: so they close them, who know whether they are about to use one. */
const keepAliveTimeout = 65_000;

/** Takes the port first and serves later, so that a second process learns immediately that it is not needed. */
export const openServer = async (
  port: number,
  host: string,
  names: Names = { port: 'PORT', host: 'HOST' },
): Promise<ListeningServer> => {
  let handle: Handle = (_req, res) => {
    res.setHeader('Retry-After', '1');
    respondText(res, 503, 'Starting.');
  };
  let closing = false;
  let draining = false;
  const open = new Set<ServerResponse>();
  const endConnection = (res: ServerResponse): void => {
    if (!res.headersSent) res.shouldKeepAlive = false;
  };
  // An upload takes as long as it takes; other bodies have their own time.
  const patience = { requestTimeout: 0, headersTimeout: 30_000, connectionsCheckingInterval: 5000, keepAliveTimeout };
  const server = createServer(patience, (req, res) => {
    open.add(res);
    if (draining) endConnection(res);
    res.once('close', () => {
      open.delete(res);
      // A connection that turns idle after `close` would be kept alive, and the port with it.
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
    handle(req, res);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(new ListenError(reasonFor(error, { port, host, names }))),
    );
    server.listen(port, host, done);
  });
  return {
    serve: (next, upgrade) => {
      handle = next;
      server.on('upgrade', upgrade);
    },
    drain: () => {
      draining = true;
      for (const res of open) endConnection(res);
    },
    close: () =>
      new Promise((done) => {
        closing = true;
        const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
        // Right after whoever waited to be let in was: the system resets the connections that nobody has accepted.
        setImmediate(() => {
          server.close(() => {
            clearTimeout(impatient);
            done();
          });
          server.closeIdleConnections();
        });
      }),
  };
};

/** The variables that an address comes from. */
interface Names {
  readonly port: string;
  readonly host: string;
}

const reasonFor = (
  error: NodeJS.ErrnoException,
  { port, host, names }: { readonly port: number; readonly host: string; readonly names: Names },
): string => {
  if (error.code === 'EADDRINUSE')
    return `${names.port} ${port} on ${host} is in use: stop what runs there, or choose another with ${names.port}=${port === 65535 ? 4000 : port + 1}.`;
  if (error.code === 'EACCES')
    return `${names.port} ${port} needs rights this user does not have: choose one above 1023.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `${names.host} "${host}" is not an address of this machine: use 127.0.0.1, or 0.0.0.0 for all of them.`;
  return `cannot listen on ${host}:${port}: ${error.message}`;
};
