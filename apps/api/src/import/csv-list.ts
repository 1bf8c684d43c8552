import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { textOf } from './decode.ts';
import { BrokenListError } from './list.ts';
import { SourceError, type SourceFile } from './source.ts';

/** What the portal and the vendor's tools call the columns, in lower case without anything but letters. */
const columns = {
  id: ['microsoftid', 'customerid', 'customertenantid', 'tenantid', 'id'],
  companyName: ['companyname', 'customername', 'company', 'name'],
  domain: ['primarydomainname', 'primarydomain', 'domainname', 'domain'],
  relationshipToPartner: ['relationshiptopartner', 'relationship', 'relationshiptype'],
} as const;
type Column = keyof typeof columns;

const longestRecord = 1024 * 1024;

const nameColumns = (header: readonly string[]): readonly (Column | false)[] => {
  const keys = header.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const chosen = new Map<number, Column>();
  for (const [column, names] of Object.entries(columns) as [Column, readonly string[]][]) {
    const at = names.map((name) => keys.indexOf(name)).find((index) => index >= 0);
    if (at !== undefined && !chosen.has(at)) chosen.set(at, column);
  }
  return keys.map((_, index) => chosen.get(index) ?? false);
};

/** A row as the API's entry. The portal lists customers only, whatever it calls the relationship. */
const entryOf = ({ id, companyName, domain, relationshipToPartner }: Partial<Record<Column, string>>) => ({
  id,
  companyProfile: { tenantId: id, companyName, domain: domain || null },
  relationshipToPartner:
    !relationshipToPartner || /reseller/i.test(relationshipToPartner) ? 'reseller' : relationshipToPartner,
});

/** The rows of the portal's list of customers, as entries of the API's. */
export async function* csvEntries(
  file: SourceFile,
  { mayBeJson }: { readonly mayBeJson: boolean },
): AsyncGenerator<{ readonly record: unknown; readonly path: string }> {
  let hasId = false;
  const parser = parse({
    bom: true,
    delimiter: [',', ';', '\t'],
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: longestRecord,
    columns: (header: string[]) => {
      const named = nameColumns(header);
      hasId = named.includes('id');
      return hasId ? named.map((name) => name || false) : header.map(() => false);
    },
  });
  Readable.from(textOf(file))
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  let row = 1;
  try {
    for await (const record of parser as AsyncIterable<Partial<Record<Column, string>>>) {
      if (!hasId) break;
      row += 1;
      yield { record: entryOf(record), path: `row ${row}` };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenListError(`it is not CSV that can be read: ${error.message}`);
    if (error instanceof SourceError) throw new BrokenListError(`it ${error.message}`);
    throw error;
  }
  if (!hasId) {
    const what = mayBeJson ? 'it is neither JSON nor a CSV of customers' : 'it is no CSV of customers';
    throw new BrokenListError(`${what}: no column of its first line is called "Microsoft ID" or "Customer ID"`);
  }
}
