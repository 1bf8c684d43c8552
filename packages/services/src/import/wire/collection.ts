import type { ExportFile } from '../export-files.ts';
import type { ImportFinding, Place } from '../finding.ts';
import { noted, unread, wayOuts } from '../finding.ts';
import { isRecord, type WireRecord } from './fields.ts';
import { conflictHash, fingerprint } from './fingerprint.ts';

/** What one file of items gave. */
export interface FileRead<T> {
  readonly rows: readonly T[];
  /** Every record in it was seen and named: what is absent from it has ended. */
  readonly complete: boolean;
  readonly findings: readonly ImportFinding[];
}

export interface RecordRead<T> {
  readonly row: T;
  readonly findings: readonly ImportFinding[];
}

interface Seen<T> {
  readonly row: T;
  /** Fingerprints of the records that name it, each once. */
  readonly prints: readonly string[];
}

/** Duplicate records disagree: the item blocks until the export is corrected. */
export const conflicting = <D extends { readonly status: string; readonly importHash: string | null }>(
  draft: D,
  prints: readonly string[],
): D => ({ ...draft, status: 'unknown', importHash: conflictHash(draft.importHash, prints) });

const again = (id: string, place: Place, isSame: boolean): ImportFinding =>
  isSame
    ? noted(place, `${id} is in the file twice, with the same content`, 'It was taken once')
    : unread(place, '', `${id} is in the file twice, with different content`, wayOuts.keptUnknown);

const fileWayOut =
  'Nothing known is changed by it, and a customer seen for the first time stays blocked; export it again';

/** The items of a `{totalCount, items}` answer; undefined with the reason when it is not one. */
const itemsOf = (file: ExportFile): { readonly items: readonly unknown[] } | { readonly reason: string } => {
  if (file.state === 'missing') return { reason: 'the file is missing' };
  if (file.state === 'broken') return { reason: file.reason };
  if (!isRecord(file.json)) return { reason: 'expected an object with a list named items' };
  return Array.isArray(file.json.items) ? { items: file.json.items } : { reason: 'has no list named items' };
};

/** An answer cut off by paging: fewer items than it says, or a link to the next page. */
const cutShort = (file: ExportFile, count: number): string | undefined => {
  if (file.state !== 'read' || !isRecord(file.json)) return undefined;
  const { totalCount, links } = file.json;
  if (typeof totalCount === 'number' && totalCount > count) return `holds ${count} of ${totalCount} items`;
  return isRecord(links) && links.next ? 'is one page of several: it links to a next one' : undefined;
};

/** Reads a file record by record: a broken one does not affect the others, and none is lost silently. */
export const readCollection = <T>(options: {
  readonly file: ExportFile;
  /** The id our row will have; undefined when the record does not name itself. */
  readonly idOf: (record: WireRecord) => string | undefined;
  readonly read: (record: WireRecord, place: Place) => RecordRead<T>;
  /** The row of an id that records of different content share, see `conflicting`. */
  readonly unsettle: (row: T, prints: readonly string[]) => T;
}): FileRead<T> => {
  const { file, idOf, read, unsettle } = options;
  const at = (path: string): Place => ({ file: file.path, path });
  const found = itemsOf(file);
  if ('reason' in found) {
    return { rows: [], complete: false, findings: [unread(at(''), '', found.reason, fileWayOut)] };
  }
  const short = cutShort(file, found.items.length);
  const findings: ImportFinding[] = short === undefined ? [] : [unread(at(''), '', short, fileWayOut)];
  let complete = short === undefined;
  const seen = new Map<string, Seen<T>>();
  for (const [index, record] of found.items.entries()) {
    const path = `items[${index}]`;
    const id = isRecord(record) ? idOf(record) : undefined;
    if (!isRecord(record) || id === undefined) {
      complete = false;
      findings.push(unread(at(path), '', 'the record has no id that can be read', fileWayOut));
      continue;
    }
    const print = fingerprint(record);
    const earlier = seen.get(id);
    if (earlier === undefined) {
      const one = read(record, at(path));
      seen.set(id, { row: one.row, prints: [print] });
      findings.push(...one.findings);
      continue;
    }
    const isSame = earlier.prints.includes(print);
    if (!isSame) seen.set(id, { row: earlier.row, prints: [...earlier.prints, print] });
    findings.push(again(id, at(`${path}.id`), isSame));
  }
  const rows = [...seen.values()].map(({ row, prints }) => (prints.length === 1 ? row : unsettle(row, prints)));
  return { rows, complete, findings };
};

/** An id as the vendor writes it: a word or a number. */
export const readId = (value: unknown): string | undefined => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && /^[\w.:-]{1,128}$/.test(value) ? value : undefined;
};
