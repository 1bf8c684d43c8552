import { createWriteStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export const filesIn = async (dir: string): Promise<readonly string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

export const zipOf = async (entries: readonly (readonly [name: string, content: Buffer])[], path: string) => {
  const zip = new ZipFile();
  for (const [name, content] of entries) zip.addBuffer(content, name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
};

/** A zip of a folder beside it, its files in a folder of the archive if asked; returns its path. */
export const zipped = async (dir: string, within = ''): Promise<string> => {
  const files = await filesIn(dir);
  const entries = await Promise.all(
    files.map(async (file) => [within + file.slice(dir.length + 1), await readFile(file)] as const),
  );
  return zipOf(entries, `${dir}.zip`);
};
