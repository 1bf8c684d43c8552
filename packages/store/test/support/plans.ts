import Database from 'better-sqlite3';
import pg from 'pg';
import type { TestStore } from './stores.ts';

/**
 * How the engine would carry out the last statement, or the last one about a table, a line per step. PostgreSQL reads a small table whole and sorts it:
 * it is told not to, so that its plan shows what the indexes allow.
 */
export const planOfLast = async ({ statements, url }: TestStore, about = ''): Promise<readonly string[]> => {
  const statement = statements.findLast((one) => one.includes(about)) ?? '';
  if (!url.startsWith('file:')) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('set enable_seqscan = off; set enable_sort = off; set enable_bitmapscan = off');
      const { rows } = await client.query(`explain (generic_plan) ${statement}`);
      const steps = rows.map((row: Readonly<Record<string, string>>) => row['QUERY PLAN'] ?? '');
      // What is in order in each partition is merged: a key, but nothing is sorted.
      return steps.filter((step) => !step.includes('Sort Key:'));
    } finally {
      await client.end();
    }
  }
  const database = new Database(url.slice('file:'.length), { readonly: true });
  try {
    const nothing = Array.from(statement.matchAll(/\?/g), () => null);
    const steps = database.prepare(`explain query plan ${statement}`).all(...nothing) as { readonly detail: string }[];
    return steps.map(({ detail }) => detail);
  } finally {
    database.close();
  }
};
