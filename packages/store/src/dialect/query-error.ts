import { DrizzleQueryError } from 'drizzle-orm';

/** Drizzle's error includes the values of the failed query, tokens and hashes among them: only its text is kept. */
export const withoutValues = (error: unknown): unknown =>
  error instanceof DrizzleQueryError ? new Error(`failed query: ${error.query}`, { cause: error.cause }) : error;
