import { JSONParser } from '@streamparser/json';
import { decoded, firstCharacter, textOf } from './decode.ts';
import { BrokenListError, type ListProgress } from './list.ts';
import { SourceError, type SourceFile } from './source.ts';

interface Entry {
  readonly record: unknown;
  readonly path: string;
}

const smallEnough = 1024 * 1024;

/** How the vendor's API and PowerShell name the list and what it says of itself. */
const lists = ['items', 'Items', 'value'];
const abouts = ['totalCount', 'TotalCount', 'links', 'Links', 'Count'];
/** The directory's; no path can be written to it, its name has a dot. */
const nextLink = '@odata.nextLink';
const memberPaths = [...lists.map((name) => `$.${name}.*`), ...abouts.map((name) => `$.${name}`)];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A file that gave no entries: an empty list, one customer by itself, or no list at all? */
const entriesOfSmall = async (
  file: SourceFile,
  isEntry: (record: unknown) => boolean,
): Promise<readonly Entry[] | undefined> => {
  if (file.size === 0 || file.size > smallEnough) return undefined;
  const json: unknown = JSON.parse(decoded(await file.whole()));
  if (Array.isArray(json)) return [];
  if (!isObject(json)) return undefined;
  if (lists.some((name) => Array.isArray(json[name]))) return [];
  const alone = lists.map((name) => json[name]).find(isObject) ?? json;
  return isEntry(alone) ? [{ record: alone, path: '' }] : undefined;
};

/** Reads up to the break again, only to say where it is. */
const locate = async (file: SourceFile): Promise<string> => {
  const parser = new JSONParser({ paths: ['$.totalCount'], keepStack: false });
  let offset = 0;
  parser.onToken = (token) => {
    offset = token.offset;
  };
  parser.onValue = () => {};
  let message = '';
  try {
    for await (const piece of textOf(file)) parser.write(piece);
    if (!parser.isEnded) parser.end();
  } catch (error) {
    message = error instanceof Error ? error.message : String(error);
  }
  const exact = /absolute position "(\d+)"/.exec(message)?.[1];
  const end = exact === undefined ? offset : Number(exact);
  const cut = /ended in/.test(message)
    ? 'the file ends in the middle'
    : message.replace(/ at chunk position.*| in state.*/s, '');
  return `${cut} at line ${await lineAt(file, end)}, byte ${end}`;
};

/** The line of a byte of the file's text in UTF-8. */
const lineAt = async (file: SourceFile, end: number): Promise<number> => {
  let line = 1;
  let seen = 0;
  for await (const piece of textOf(file)) {
    for (const byte of Buffer.from(piece, 'utf8')) {
      if (seen >= end) return line;
      if (byte === 0x0a) line += 1;
      seen += 1;
    }
  }
  return line;
};

/** The entries of a list in JSON: of `items` (or `value`), or of a bare list. */
export async function* jsonEntries(
  file: SourceFile,
  progress: ListProgress,
  /** Whether an object that is no list is one entry by itself. */
  isEntry: (record: unknown) => boolean,
): AsyncGenerator<Entry> {
  const isBare = (await firstCharacter(file)) === '[';
  const parser = new JSONParser({ paths: isBare ? ['$.*'] : memberPaths, keepStack: false });
  const parsed: Entry[] = [];
  let count = 0;
  parser.onToken = ({ value }) => {
    if (value === nextLink) progress.about = { ...progress.about, [nextLink]: true };
  };
  parser.onValue = ({ value, key, stack }) => {
    if (!isBare && stack.length === 1 && typeof key === 'string') {
      const name = key.charAt(0).toLowerCase() + key.slice(1);
      if (name === 'totalCount' || (name === 'count' && progress.totalCount === undefined))
        progress.totalCount = typeof value === 'number' ? value : undefined;
      else progress.about = { ...progress.about, [name]: value };
    } else if (typeof key === 'number') {
      parsed.push({ record: value, path: `items[${key}]` });
      count += 1;
    }
  };
  try {
    for await (const piece of textOf(file)) {
      parser.write(piece);
      yield* parsed.splice(0);
    }
    if (!parser.isEnded) parser.end();
  } catch (error) {
    if (!(error instanceof SourceError || isParseError(error))) throw error;
    yield* parsed.splice(0);
    if (error instanceof SourceError) throw new BrokenListError(`it ${error.message}`);
    throw new BrokenListError(await locate(file));
  }
  if (count > 0) return;
  const small = await entriesOfSmall(file, isEntry);
  if (small === undefined) throw new BrokenListError('it has no list named items');
  yield* small;
}

/** What the parser throws has no code, unlike what the file system throws. */
const isParseError = (error: unknown): boolean => error instanceof Error && !('code' in error);
