import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { maskFault, reportFaults } from '../http/faults.ts';
import type { Graphql } from '../http/graphql.ts';
import { credentialsOf } from '../http/graphql.ts';
import { isOwnOrigin, type Origins } from '../http/origins.ts';
import type { Credentials, ViewerOfRequest } from '../identity/viewer-of-request.ts';
import type { Log } from '../log.ts';

export interface SocketServer {
  /** For a server's `upgrade` event. Answers what it refuses. */
  readonly upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Tells all clients that the server is going away, and waits for them briefly. */
  readonly close: () => Promise<void>;
}

interface SocketServerOptions {
  readonly enveloped: Graphql['enveloped'];
  /** Whose pages may connect. */
  readonly origins: Origins;
  readonly viewerOfRequest: ViewerOfRequest;
  readonly log: Log;
  readonly pingEveryMs?: number;
}

interface Extra {
  readonly request: IncomingMessage;
  readonly socket: WebSocket;
  /** From its `connection_init` on. */
  greeted?: { readonly credentials: Credentials; readonly isIdle: () => boolean };
}
type Prepared = ExecutionArgs & {
  readonly execute: (args: ExecutionArgs) => Promise<ExecutionResult>;
  readonly subscribe: (args: ExecutionArgs) => Promise<ExecutionResult>;
};

const largestMessage = 1_000_000;
const patienceMs = 1000;
const goingAway = 1001;
const internalError = 4500;

/** GraphQL over WebSocket (graphql-transport-ws) on /graphql, through the same pipeline as over HTTP. */
export const createSocketServer = ({
  enveloped,
  origins,
  viewerOfRequest,
  log,
  pingEveryMs = 12_000,
}: SocketServerOptions): SocketServer => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, handleProtocols });
  const protocol = makeServer<Record<string, unknown>, Extra>({
    execute: (args) => (args as Prepared).execute(args),
    subscribe: (args) => (args as Prepared).subscribe(args),
    onConnect: ({ extra, connectionParams, subscriptions }) => {
      const own = credentialsOf(extra.request, origins);
      extra.greeted = {
        credentials: { ...own, authorization: findAuthorization(connectionParams) ?? own.authorization },
        isIdle: () => Object.keys(subscriptions).length === 0,
      };
    },
    onSubscribe: async ({ extra }, _id, payload) => prepare(extra, payload),
  });
  const prepare = async ({ request, socket, greeted }: Extra, payload: SubscribePayload) => {
    const requestId = randomUUID();
    try {
      const connection = {
        abort: () => socket.terminate(),
        onClose: (call: () => void) => void socket.once('close', call),
      };
      const { schema, parse, validate, contextFactory, execute, subscribe } = await enveloped({
        req: request,
        requestId,
        connection,
        credentials: greeted?.credentials ?? credentialsOf(request, origins),
      });
      const document = parse(payload.query);
      const errors = validate(schema, document);
      if (errors.length > 0) return errors.map(withoutHttp);
      return {
        schema,
        document,
        operationName: payload.operationName,
        variableValues: payload.variables,
        contextValue: await contextFactory({ params: payload }),
        execute,
        subscribe,
      } as Prepared;
    } catch (thrown) {
      const errors = [maskFault(thrown) as GraphQLError];
      reportFaults(log, errors, { requestId, language: request.headers['accept-language'] });
      return errors.map(withoutHttp);
    }
  };

  /** Whoever is signed out may ask what is open to all; a socket that asks for nothing is not kept for that. */
  const endIdle = async ({ socket, greeted }: Extra): Promise<void> => {
    if (!greeted?.isIdle()) return;
    try {
      const viewer = await viewerOfRequest({ ...greeted.credentials, isLook: true });
      if (viewer === null && greeted.isIdle()) socket.close(CloseCode.Unauthorized, 'Unauthorized');
    } catch {
      // The database cannot be read just now; the next look comes soon.
    }
  };

  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const extra: Extra = { socket, request };
    let answered = true;
    const heart = setInterval(() => {
      if (!answered) return socket.terminate();
      void endIdle(extra);
      answered = false;
      socket.ping();
    }, pingEveryMs);
    socket.on('pong', () => {
      answered = true;
    });
    // A client's error needs no handling: its socket closes by itself.
    socket.on('error', () => undefined);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) =>
          new Promise((done, fail) => {
            if (socket.readyState !== socket.OPEN) return done();
            socket.send(data, (error) => (error ? fail(error) : done()));
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on('message', (data) => {
            receive(String(data)).catch(() => socket.close(internalError, 'Something went wrong'));
          }),
      },
      extra,
    );
    socket.once('close', (code, reason) => {
      clearInterval(heart);
      void closed(code, String(reason));
    });
  });

  return {
    upgrade: (req, socket, head) => {
      const pathname = (req.url ?? '/').split('?', 1)[0];
      if (pathname !== '/graphql') return refuse(socket, '404 Not Found');
      const { origin } = req.headers;
      if (!isOwnOrigin(origin, origins) && !origins.allowed.includes(origin ?? ''))
        return refuse(socket, '403 Forbidden');
      sockets.handleUpgrade(req, socket, head, (open) => sockets.emit('connection', open, req));
    },
    close: async () => {
      for (const socket of sockets.clients) socket.close(goingAway, 'Going away');
      const impatient = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, patienceMs);
      await Promise.all(
        [...sockets.clients].map((socket) => new Promise<void>((done) => void socket.once('close', () => done()))),
      );
      clearTimeout(impatient);
    },
  };
};

/** What an error says to the HTTP transport is not for its reader. */
const withoutHttp = ({ message, nodes, source, positions, path, extensions }: GraphQLError): GraphQLError => {
  const { http: _, ...rest } = extensions;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: rest,
  });
};

/** Written like the header it stands for, so without regard to case. */
const findAuthorization = (params: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const [, value] = Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return typeof value === 'string' ? value : undefined;
};

const refuse = (socket: Duplex, status: string): void => {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};
