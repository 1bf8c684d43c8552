import { randomBytes } from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from './private-file.ts';

/** The demo's secret: created once, readable only by its owner, the same for every process on this folder. */
export const openDemoSecret = async (dataDirectory: string): Promise<string> => {
  const file = join(dataDirectory, 'auth-secret');
  const kept = await readIfThere(file);
  if (kept !== undefined) return kept;
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  // Linking is atomic, so the loser of a race reads the winner's secret.
  await link(draft, file).catch(() => undefined);
  await rm(draft, { force: true });
  const made = await readIfThere(file);
  if (made === undefined) throw new Error(`cannot keep a secret in ${file}`);
  return made;
};
