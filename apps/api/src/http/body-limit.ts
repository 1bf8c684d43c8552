import type { IncomingMessage, ServerResponse } from 'node:http';
import { respondJson } from './respond.ts';

/** What yoga and better-auth look for on a request whose body was already read. */
export type ReadRequest = IncomingMessage & { body?: Uint8Array };

export const bodyPatienceMs = 30_000;

/** Gives a body half a minute to arrive, whether the answer waits for it or not. */
export const endSlowBody = (req: IncomingMessage): void => {
  const { 'content-length': length, 'transfer-encoding': coding } = req.headers;
  if (req.complete || ((length === undefined || length === '0') && coding === undefined)) return;
  const late = setTimeout(() => req.destroy(), bodyPatienceMs);
  for (const over of ['end', 'close']) req.once(over, () => clearTimeout(late));
};

/**
 * Enforces a body limit in bytes. A declared length is checked before the body is streamed; only a body of undeclared
 * length is read here. Resolves to false when the request is over: too large, or gone.
 */
export const admitBody = async (req: ReadRequest, res: ServerResponse, limit: number): Promise<boolean> => {
  if (req.body !== undefined) return true;
  const declared = req.headers['content-length'];
  if (declared !== undefined) return Number(declared) <= limit || refuse(res, limit);
  if (req.headers['transfer-encoding'] === undefined) return true;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > limit) return refuse(res, limit);
      chunks.push(chunk);
    }
  } catch {
    return false;
  }
  req.body = Buffer.concat(chunks);
  return true;
};

/** Closes the connection, so that the rest of the body is not read for nothing. */
const refuse = (res: ServerResponse, limit: number): false => {
  res.setHeader('Connection', 'close');
  const message = `The request body is larger than ${limit} bytes.`;
  respondJson(res, 413, { errors: [{ message, extensions: { code: 'REQUEST_TOO_LARGE' } }] });
  return false;
};
