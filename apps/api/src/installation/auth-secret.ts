import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const isMissing = (thrown: unknown): boolean => thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';

/** The demo's secret: made once, readable by its owner only, the same for every process on this folder. */
export const openDemoSecret = async (dataDirectory: string): Promise<string> => {
  const file = join(dataDirectory, 'auth-secret');
  const kept = await read(file);
  if (kept !== undefined) return kept;
  await mkdir(dataDirectory, { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  // A link is made whole or not at all, so whoever loses the race reads the winner's.
  await link(draft, file).catch(() => undefined);
  await rm(draft, { force: true });
  const made = await read(file);
  if (made === undefined) throw new Error(`cannot keep a secret in ${file}`);
  return made;
};

const read = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
};
