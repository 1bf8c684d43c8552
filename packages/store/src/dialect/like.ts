import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Text inside a column, character for character. */
export const contains = (column: SQLWrapper, text: string): SQL =>
  sql`${column} like ${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
