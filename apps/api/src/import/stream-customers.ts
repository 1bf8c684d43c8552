import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { JSONParser } from '@streamparser/json';

/** One entry of the list of customers. */
export interface ListedRecord {
  readonly record: unknown;
  readonly index: number;
}

/** What the list says of itself, known as it is read. */
export interface ListProgress {
  /** undefined when the file does not say. */
  totalCount: number | undefined;
  /** The list goes on elsewhere: the export was cut off by paging. */
  hasNextPage: boolean;
}

/** The list of customers breaks off; what came before is good. */
export class BrokenListError extends Error {
  override readonly name = 'BrokenListError';
}

const smallEnough = 1024 * 1024;

/** A list that gave no entries: is it empty, or no list at all? */
const isEmptyList = async (file: string): Promise<boolean> => {
  const { size } = await stat(file);
  if (size === 0 || size > smallEnough) return false;
  const json: unknown = JSON.parse(new TextDecoder('utf-8').decode(await readFile(file)));
  return typeof json === 'object' && json !== null && 'items' in json && Array.isArray(json.items);
};

/** Reads up to the break again, only to say where it is. */
const locate = async (file: string): Promise<string> => {
  const parser = new JSONParser({ paths: ['$.totalCount'], keepStack: false });
  let offset = 0;
  parser.onToken = (token) => {
    offset = token.offset;
  };
  parser.onValue = () => {};
  let message = '';
  let line = 1;
  let seen = 0;
  const newlinesUntil = async (end: number): Promise<void> => {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      for (const byte of chunk) {
        if (seen >= end) return;
        if (byte === 0x0a) line += 1;
        seen += 1;
      }
    }
  };
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) parser.write(chunk);
    if (!parser.isEnded) parser.end();
  } catch (error) {
    message = error instanceof Error ? error.message : String(error);
  }
  const exact = /absolute position "(\d+)"/.exec(message)?.[1];
  const end = exact === undefined ? offset : Number(exact);
  await newlinesUntil(end);
  const cut = /ended in/.test(message)
    ? 'the file ends in the middle'
    : message.replace(/ at chunk position.*| in state.*/s, '');
  return `${cut} at line ${line}, byte ${end}`;
};

/** The entries of customers.json one by one, in memory that does not grow with their number. */
export async function* streamCustomers(file: string, progress: ListProgress): AsyncGenerator<ListedRecord> {
  const parser = new JSONParser({ paths: ['$.items.*', '$.totalCount', '$.links'], keepStack: false });
  const parsed: ListedRecord[] = [];
  let count = 0;
  let isList = true;
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === 1 && key === 'totalCount') {
      progress.totalCount = typeof value === 'number' ? value : undefined;
    } else if (stack.length === 1 && key === 'links') {
      progress.hasNextPage = typeof value === 'object' && value !== null && 'next' in value && Boolean(value.next);
    } else if (typeof key === 'number') {
      parsed.push({ record: value, index: key });
      count += 1;
    } else {
      isList = false;
    }
  };
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      parser.write(chunk);
      yield* parsed.splice(0);
    }
    if (!parser.isEnded) parser.end();
  } catch (error) {
    if (isParseError(error)) {
      yield* parsed.splice(0);
      throw new BrokenListError(await locate(file));
    }
    throw error;
  }
  if (!isList || (count === 0 && !(await isEmptyList(file)))) throw new BrokenListError('it has no list named items');
}

/** What the parser throws has no code, unlike what the file system throws. */
const isParseError = (error: unknown): boolean => error instanceof Error && !('code' in error);
