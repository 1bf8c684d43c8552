import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { sqliteTables } from '../../src/tables/sqlite.ts';
import { referenceTables } from '../../testing/partitioned.ts';

/** Tables of partners, which a cluster divides by partner. */
export const dividedTables: readonly string[] = (Object.values(sqliteTables) as SQLiteTable[])
  .filter((table) => 'partnerId' in getTableColumns(table))
  .map((table) => getTableConfig(table).name)
  .filter((name) => !referenceTables.includes(name));

/** What looks for work of every partner, and nothing else: such a statement asks every part of a cluster. */
const forAllPartners: readonly RegExp[] = [
  /from "relationship" where \("relationship"."state" = 'active' and "relationship"."due_at"/,
  /from "release_request" where \("release_request"."ended_at" is not null/,
  /from "removal_receipt" where "removal_receipt"."proof" is null/,
  /from "webhook_delivery" where \("webhook_delivery"."finished_at" is not null/,
  /from "webhook_endpoint" .*where "webhook_endpoint"."state" <> /,
  /from "import_job" where \("import_job"."state" in /,
];

/** A customer is asked for across its partners by its own id. */
const isOfOne = /"(partner_id|customer_id)" (=|in|<>) /;

/** Whether a statement says of whom it reads or changes rows. */
export const isDivided = (statement: string): boolean => {
  const sql = statement.replace(/\s+/g, ' ');
  if (!dividedTables.some((name) => sql.includes(`"${name}"`))) return true;
  if (sql.startsWith('insert')) return sql.slice(0, sql.indexOf(')')).includes('"partner_id"');
  return isOfOne.test(sql) || forAllPartners.some((known) => known.test(sql));
};
