import type { ReadRequest } from './body-limit.ts';

/** Reads a body whose size is known to be allowed. false = the request is gone. */
export const readBody = async (req: ReadRequest): Promise<boolean> => {
  if (req.body !== undefined) return true;
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) chunks.push(chunk);
  } catch {
    return false;
  }
  req.body = Buffer.concat(chunks);
  return true;
};
