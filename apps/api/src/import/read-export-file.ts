import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportFile } from '@untether/services';
import { positionAt } from './text-position.ts';

/** A single customer's file is held in memory; none is anywhere near this. */
const mostBytes = 256 * 1024 * 1024;

const decode = (bytes: Buffer): string | undefined => {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return undefined;
  return new TextDecoder('utf-8').decode(bytes);
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** Adds where in the text JSON.parse stopped, if its error says so. */
const describe = (error: unknown, text: string): string => {
  const message = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return `is not JSON: ${message}`;
  return `is not JSON: ${message.replace(/ in JSON at position.*| at position.*/, '')} at ${positionAt(text, Number(position))}`;
};

/** @param path relative to the export's folder `root`, with slashes */
export const readExportFile = async (root: string, path: string): Promise<ExportFile> => {
  const file = join(root, path);
  try {
    const { size } = await stat(file);
    if (size > mostBytes) return { path, state: 'broken', reason: 'is larger than 256 MB' };
    const text = decode(await readFile(file));
    if (text === undefined) return { path, state: 'broken', reason: 'is UTF-16; save it as UTF-8' };
    try {
      return { path, state: 'read', json: JSON.parse(text) };
    } catch (error) {
      return { path, state: 'broken', reason: describe(error, text) };
    }
  } catch (error) {
    if (isMissing(error)) return { path, state: 'missing' };
    return { path, state: 'broken', reason: error instanceof Error ? error.message : String(error) };
  }
};
