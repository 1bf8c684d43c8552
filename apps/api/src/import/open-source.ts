import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ArchiveLimits } from '../archive-limits.ts';
import { openFolder, openSingle } from './folder-source.ts';
import { type ExportSource, SourceError } from './source.ts';
import { openZip } from './zip-source.ts';

/** A folder, a zip of one, or a list of customers by itself. @throws SourceError for anything else */
export const openSource = async (path: string, limits: ArchiveLimits): Promise<ExportSource> => {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return openFolder(path);
  if (!found?.isFile())
    throw new SourceError('is not there. Name the folder that holds customers.json, or a zip of it');
  if (/\.zip$/i.test(path)) return openZip(path, limits);
  if (/\.(json|csv)$/i.test(path)) {
    return openSingle({ path: basename(path), size: found.size, open: () => createReadStream(path) });
  }
  throw new SourceError(
    'is neither a folder, a .zip, a .json nor a .csv. Name the folder that holds customers.json, or a zip of it',
  );
};
