import { readCustomerId } from '@untether/services/import';
import { csvEntries } from './csv-list.ts';
import { firstCharacter } from './decode.ts';
import { jsonEntries } from './json-list.ts';
import type { ListProgress } from './list.ts';
import type { ExportSource, SourceFile } from './source.ts';

/** One entry of the list of customers. */
export interface ListedRecord {
  readonly record: unknown;
  readonly place: { readonly file: string; readonly path: string };
  /** The list says less than the vendor's API does. */
  readonly isBrief: boolean;
}

/** Where an export lists its customers: customers.json, or the portal's CSV under whichever name. */
export const findCustomerList = async (source: ExportSource): Promise<SourceFile | undefined> => {
  const usual = (await source.find('customers.json')) ?? (await source.find('customers.csv'));
  if (usual !== undefined) return usual;
  const [csv, ...more] = (await source.listTop()).filter((name) => /\.csv$/i.test(name));
  return csv === undefined || more.length > 0 ? undefined : source.find(csv);
};

/** The entries of a list of customers one by one, in memory that does not grow with their number. */
export async function* streamCustomers(file: SourceFile, progress: ListProgress): AsyncGenerator<ListedRecord> {
  const first = await firstCharacter(file);
  const isJson = first === undefined || first === '{' || first === '[' || /\.json$/i.test(file.path);
  const isCsv = first !== undefined && first !== '{' && first !== '[';
  const entries = isCsv
    ? csvEntries(file, { mayBeJson: isJson })
    : jsonEntries(file, progress, (record) => readCustomerId(record) !== undefined);
  for await (const { record, path } of entries) {
    yield { record, place: { file: file.path, path }, isBrief: isCsv };
  }
}
