import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migratedDatabase } from './postgres-server.ts';

export { default } from './postgres-server.ts';

/** Whether this platform has no PostgreSQL to test with. */
export const isPostgresMissing = (): boolean => inject('postgresUrl') === null;

const create = async (from: string): Promise<string> => {
  const server = inject('postgresUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`create database ${name}${from}`);
  await client.end();
  return `${server}/${name}`;
};

/** The URL of a new, empty database on the run's PostgreSQL. */
export const createPostgresDatabase = (): Promise<string> => create('');

/** The same with this version's schema. */
export const createMigratedDatabase = (): Promise<string> => create(` template ${migratedDatabase}`);
