import type { IncomingMessage, ServerResponse } from 'node:http';
import { respondText } from '../http/respond.ts';
import { respondFault } from '../http/respond-fault.ts';
import { type ListeningServer, openServer } from '../http/server.ts';
import type { Log } from '../log.ts';
import type { Metrics } from './metrics.ts';

/** Serves them on a port of their own: whom a proxy lets in to the product's is not to see them. */
export const serveMetrics = async (
  { collect, contentType }: Pick<Metrics, 'collect' | 'contentType'>,
  { port, host, log }: { readonly port: number; readonly host: string; readonly log: Log },
): Promise<ListeningServer> => {
  const server = await openServer(port, host, { port: 'METRICS_PORT', host: 'METRICS_HOST' });
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if ((req.url ?? '/').split('?', 1)[0] !== '/metrics') return respondText(res, 404, 'The metrics are at /metrics.');
    try {
      const text = await collect();
      res.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(text);
    } catch (thrown) {
      respondFault(res, { thrown, requestId: 'metrics', log });
    }
  };
  server.serve(
    (req, res) => void answer(req, res),
    (_req, socket) => void socket.destroy(),
  );
  return server;
};
