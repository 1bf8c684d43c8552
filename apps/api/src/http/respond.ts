import type { ServerResponse } from 'node:http';
import { describeFault, type Log } from '../log.ts';

const respond = (res: ServerResponse, status: number, type: string, text: string): void => {
  res.setHeader('Content-Type', `${type}; charset=utf-8`);
  res.setHeader('Cache-Control', 'no-store');
  res.statusCode = status;
  res.end(text);
};

export const respondJson = (res: ServerResponse, status: number, body: unknown): void =>
  respond(res, status, 'application/json', JSON.stringify(body));

export const respondText = (res: ServerResponse, status: number, text: string): void =>
  respond(res, status, 'text/plain', `${text}\n`);

/** The answer to a request that a program error ended. */
export const respondFault = (
  res: ServerResponse,
  { thrown, requestId, log }: { readonly thrown: unknown; readonly requestId: string; readonly log: Log },
): void => {
  log('error', 'a request failed', { requestId, fault: describeFault(thrown) });
  if (res.headersSent) res.destroy();
  else respondJson(res, 500, { message: 'Something went wrong.', requestId });
};
