import type { ExportColumn, Language } from '@untether/domain';
import { type Options, stringify } from 'csv-stringify/sync';
import type { Cells } from './row-sources.ts';

/** RFC 4180. What a spreadsheet would carry out as a formula gets an apostrophe before it. */
const options: Options = { record_delimiter: 'windows', escape_formulas: true };

/** Tells spreadsheets that the text is UTF-8. */
const byteOrderMark = '\uFEFF';

interface CsvOptions {
  readonly columns: readonly ExportColumn[];
  readonly language: Language;
  readonly bom: boolean;
}

/** Rows as the text of a file: a line of headings, then a piece for each page of rows. */
export async function* csvOf(
  pages: AsyncIterable<readonly Cells<never>[]>,
  { columns, language, bom }: CsvOptions,
): AsyncGenerator<string> {
  yield `${bom ? byteOrderMark : ''}${stringify([columns.map((column) => language.exportColumns[column])], options)}`;
  for await (const rows of pages) {
    const lines = rows.map((row) => columns.map((column) => (row as Cells)[column]));
    if (lines.length > 0) yield stringify(lines, options);
  }
}
