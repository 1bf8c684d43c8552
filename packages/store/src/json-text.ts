import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** A field of a JSON column, as the tables index it: the same on both engines. */
export const jsonText = (column: SQLWrapper, field: 'id' | 'kind'): SQL =>
  sql`(${column} ->> ${sql.raw(`'${field}'`)})`;
