import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { noteRequestId } from './watch.ts';

/** What ids of proxies and other programs look like; anything else could forge lines of a log. */
const sane = /^[\w.:=+/-]{8,128}$/;

/** The id a proxy or a program gave its request, or a new one; the same however often it is asked for. */
export const requestIdOf = (req: IncomingMessage): string => {
  const given = req.headers['x-request-id'];
  return noteRequestId(req, typeof given === 'string' && sane.test(given) ? given : randomUUID);
};
