import type { ExportFile } from '@untether/services/import';
import { megabyte } from '../archive-limits.ts';
import { decoded } from './decode.ts';
import type { ExportSource } from './source.ts';
import { positionAt } from './text-position.ts';

/** A single customer's file is held in memory; none is anywhere near this. */
const mostMegabytes = 64;

/** Adds where in the text JSON.parse stopped, if its error says so. */
const describe = (error: unknown, text: string): string => {
  const message = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return `is not JSON: ${message}`;
  return `is not JSON: ${message.replace(/ in JSON at position.*| at position.*/, '')} at ${positionAt(text, Number(position))}`;
};

/** `note` gets what the file is made of. */
export const readExportFile = async (
  source: ExportSource,
  path: string,
  note: (content: string | Uint8Array) => void,
): Promise<ExportFile> => {
  try {
    const file = await source.find(path);
    if (file === undefined) {
      note('missing');
      return { path, state: 'missing' };
    }
    if (file.size > mostMegabytes * megabyte)
      return { path, state: 'broken', reason: `is larger than ${mostMegabytes} MB` };
    const bytes = await file.whole();
    note(`${bytes.length}\n`);
    note(bytes);
    const text = decoded(bytes);
    try {
      return { path, state: 'read', json: JSON.parse(text) };
    } catch (error) {
      return { path, state: 'broken', reason: describe(error, text) };
    }
  } catch (error) {
    return { path, state: 'broken', reason: error instanceof Error ? error.message : String(error) };
  }
};
