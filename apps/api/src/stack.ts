import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const placeInFile = /(file:\/\/\S+?\.js):(\d+):(\d+)/g;

/** A file that does not say where it comes from is its own source. */
const mapOf = (file: string): SourceMap | undefined => {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(file)}.map`, 'utf8')));
  } catch {
    return undefined;
  }
};

/**
 * The stack of an error, with the places in our sources: what is served has neither their lines nor their names. Their
 * maps are read for this alone, because Node itself would read all of them at every start.
 */
export const stackOf = (error: Error): string => {
  const maps = new Map<string, SourceMap | undefined>();
  return (error.stack ?? error.message).replaceAll(placeInFile, (place, file: string, line: string, column: string) => {
    if (!maps.has(file)) maps.set(file, mapOf(file));
    const found = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (found === undefined || !('originalSource' in found)) return place;
    return `${new URL(found.originalSource, file)}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
};
