import { DrizzleQueryError } from 'drizzle-orm';

/** Drizzle's error spells out the values of a failed query, tokens and hashes among them: its text alone is kept. */
export const withoutValues = (error: unknown): unknown =>
  error instanceof DrizzleQueryError ? new Error(`failed query: ${error.query}`, { cause: error.cause }) : error;
