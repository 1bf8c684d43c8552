import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migratedDatabase } from './postgres-server.ts';

export { default, openServer } from './postgres-server.ts';

/** Whether this platform has no PostgreSQL to test with. */
export const isPostgresMissing = (): boolean => inject('postgresUrl') === null;

/** Runs a statement on a connection of its own. */
export const runOn = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
};

const create = async (from: string): Promise<string> => {
  const server = inject('postgresUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await runOn(`${server}/postgres`, `create database ${name}${from}`);
  return `${server}/${name}`;
};

/** The URL of a new, empty database on the run's PostgreSQL. */
export const createPostgresDatabase = (): Promise<string> => create('');

/** The same with this version's schema. */
export const createMigratedDatabase = (): Promise<string> => create(` template ${migratedDatabase}`);
