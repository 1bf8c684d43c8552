import type { ExportFile } from '../export-files.ts';
import type { Finding, Place } from '../finding.ts';
import { blocking, noted, shown, unread, wayOuts } from '../finding.ts';
import { isRecord, listed, type WireRecord } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import { isCutOff, normalise } from './normalise.ts';

/** What one file of items gave. */
export interface FileRead<T> {
  readonly rows: readonly T[];
  /** Every record in it was seen and named: what is absent from it has ended. */
  readonly complete: boolean;
  readonly findings: readonly Finding[];
}

export interface RecordRead<T> {
  readonly row: T;
  readonly findings: readonly Finding[];
}

interface Seen<T> {
  readonly row: T;
  /** Fingerprints of the records that name it, each once. */
  readonly prints: readonly string[];
}

const fileWayOut =
  'Nothing known is changed by it, and the customer stays blocked until an import reads it whole; export it again';

/** Why a file's items cannot be had. */
interface Unreadable {
  readonly reason: string;
  readonly missing: boolean;
}

/**
 * The items of a file: of the API's `{totalCount, items}`, or as PowerShell writes a list: bare, with its count in an
 * object, or its only element by itself.
 */
const itemsOf = (file: ExportFile, isItem: (record: WireRecord) => boolean): readonly unknown[] | Unreadable => {
  const unreadable = (reason: string): Unreadable => ({ reason, missing: false });
  if (file.state === 'missing') return { reason: 'the file is missing', missing: true };
  if (file.state === 'broken') return unreadable(file.reason);
  const { json } = file;
  if (Array.isArray(json)) return json;
  if (isCutOff(json)) return unreadable(`holds "${json}" only: export with ConvertTo-Json -Depth 10`);
  if (!isRecord(json)) return unreadable('expected an object with a list named items');
  const { items, value, totalCount } = json;
  if (isCutOff(items)) return unreadable(`its items were cut off by PowerShell: export with ConvertTo-Json -Depth 10`);
  if (Array.isArray(items)) return items;
  if (isRecord(items)) return listed(items) as readonly unknown[];
  if (items === null && totalCount === 0) return [];
  if (Array.isArray(value)) return value;
  return isItem(json) ? [json] : unreadable('has no list named items');
};

/** The records of a file as they stand there; none where they cannot be had. */
export const recordsIn = (file: ExportFile, idOf: (record: WireRecord) => string | undefined): readonly unknown[] => {
  const found = itemsOf(normalised(file), (record) => idOf(record) !== undefined);
  return 'reason' in found ? [] : found;
};

const normalised = (file: ExportFile): ExportFile =>
  file.state === 'read' ? { ...file, json: normalise(file.json) } : file;

/** An answer cut off by paging: fewer items than it says, or a link to the next page. */
export const cutShort = (json: unknown, count: number, things = 'items'): string | undefined => {
  if (!isRecord(json)) return undefined;
  const { totalCount, links } = json;
  if (typeof totalCount === 'number' && totalCount > count) return `holds ${count} of ${totalCount} ${things}`;
  const to = normalise(links);
  const goesOn = (isRecord(to) && to.next) || json['@odata.nextLink'];
  return goesOn ? 'is one page of several: it links to a next one' : undefined;
};

/** Reads a file record by record: a broken one does not affect the others, and none is lost silently. */
export const readCollection = <T>(options: {
  readonly file: ExportFile;
  /** The id our row will have, without its prefix; undefined when the record does not name itself. */
  readonly idOf: (record: WireRecord) => string | undefined;
  readonly read: (record: WireRecord, place: Place, print: string) => RecordRead<T>;
  /** Our row's id. */
  readonly rowId: (row: T) => string;
  /** The row of status UNKNOWN, with another fingerprint: records of different content share its id. */
  readonly reprint: (row: T, prints: readonly string[]) => T;
}): FileRead<T> => {
  const { idOf, read, rowId, reprint } = options;
  const file = normalised(options.file);
  const at = (path: string): Place => ({ file: file.path, path });
  const found = itemsOf(file, (record) => idOf(record) !== undefined);
  if ('reason' in found) {
    const finding = unread(at(''), '', found.reason, fileWayOut);
    const gap = found.missing
      ? blocking(finding, 'file_missing')
      : blocking(finding, 'file_unreadable', { value: shown(found.reason) });
    return { rows: [], complete: false, findings: [gap] };
  }
  const short = file.state === 'read' ? cutShort(file.json, found.length) : undefined;
  const findings: Finding[] =
    short === undefined ? [] : [blocking(unread(at(''), '', short, fileWayOut), 'list_cut_short', { value: short })];
  let complete = short === undefined;
  const seen = new Map<string, Seen<T>>();
  for (const [index, record] of found.entries()) {
    const path = `items[${index}]`;
    const id = isRecord(record) ? idOf(record) : undefined;
    if (!isRecord(record) || id === undefined) {
      complete = false;
      const reason = isCutOff(record)
        ? 'the record was cut off by PowerShell: export with ConvertTo-Json -Depth 10'
        : 'the record has no id that can be read';
      const value = isRecord(record) ? null : shown(record);
      findings.push(blocking(unread(at(path), '', reason, fileWayOut), 'record_without_id', { value }));
      continue;
    }
    const print = fingerprint(record);
    const earlier = seen.get(id);
    if (earlier === undefined) {
      const one = read(record, at(path), print);
      seen.set(id, { row: one.row, prints: [print] });
      for (const finding of one.findings) findings.push(about(finding, rowId(one.row)));
      continue;
    }
    const place = at(`${path}.id`);
    if (earlier.prints.includes(print)) {
      findings.push(noted(place, `${id} is in the file twice, with the same content`, 'It was taken once'));
      continue;
    }
    seen.set(id, { row: earlier.row, prints: [...earlier.prints, print] });
    const twice = unread(place, '', `${id} is in the file twice, with different content`, wayOuts.incomplete);
    findings.push(about(blocking(twice, 'record_conflicting', { field: 'id', value: id }), rowId(earlier.row)));
  }
  const rows = [...seen.values()].map(({ row, prints }) => (prints.length === 1 ? row : reprint(row, prints)));
  return { rows, complete, findings };
};

/** What is missing of a record is missing of its item. */
const about = (finding: Finding, subjectId: string): Finding =>
  finding.missing === undefined ? finding : { ...finding, missing: { ...finding.missing, subjectId } };

/** An id as the vendor writes it, a word or a number, without regard to case. */
export const readId = (value: unknown): string | undefined => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && /^[\w.:-]{1,128}$/.test(value) ? value.toLowerCase() : undefined;
};
