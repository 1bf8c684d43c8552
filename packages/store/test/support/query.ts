import SqliteFile from 'better-sqlite3';
import pg from 'pg';
import { pathOf } from '../../src/engines/sqlite.ts';
import type { EngineName } from './stores.ts';

/** One statement, past the store. */
export const query = async (engine: EngineName, url: string, sql: string): Promise<unknown[]> => {
  if (engine === 'sqlite') {
    const file = new SqliteFile(pathOf(url));
    const statement = file.prepare(sql);
    const rows = statement.reader ? statement.all() : [statement.run()];
    file.close();
    return rows;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
};
