import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Text inside a column, character for character. */
export const contains = (column: SQLWrapper, text: string): SQL => like(column, patternOf(text));

/** `pattern` is what `patternOf` made, or a placeholder for it. */
export const like = (column: SQLWrapper, pattern: unknown): SQL => sql`${column} like ${pattern} escape '\\'`;

export const patternOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
