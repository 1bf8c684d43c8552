import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Connection, createConnection } from '../connection.ts';
import type { Database } from '../database.ts';
import { postgresDialect } from '../dialect/postgres.ts';
import { postgresTables } from '../tables/postgres.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { type AppliedMigration, migrate, migrationTable } from './migrations.ts';
import { refuseNesting } from './nesting.ts';

// Any number that all versions of the program agree on.
const migrationLock = 7_405_117_210;
const deadlockDetected = '40P01';
const attempts = 3;

const connect = (client: pg.Pool | pg.PoolClient, { onStatement, bounds }: EngineOptions): Connection =>
  createConnection({
    // The one place where a PostgreSQL database is typed as SQLite.
    db: drizzle(client, { logger: { logQuery: onStatement } }) as unknown as Database,
    tables: postgresTables,
    dialect: postgresDialect,
    bounds,
    onStatement,
  });

const inTransaction = async <T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> => {
  await client.query('begin isolation level read committed');
  try {
    const result = await work();
    const { command } = await client.query('commit');
    // A transaction with a failed statement answers COMMIT by rolling back, without an error.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back because a statement in it had failed');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

const withClient = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
};

const migrateDatabase = (pool: pg.Pool) =>
  withClient(pool, (client) =>
    migrate('postgres', {
      run: async (sql) => {
        await client.query(sql);
      },
      listApplied: async () => {
        const { rows: found } = await client.query('select to_regclass($1) is not null as here', [migrationTable]);
        if (!found[0]?.here) return [];
        const { rows } = await client.query<Partial<AppliedMigration>>(`select * from ${migrationTable}`);
        return rows.map(({ tag = '', sha256 = null }) => ({ tag, sha256 }));
      },
      prepare: async () => {
        await client.query(
          `create table if not exists ${migrationTable} (tag text primary key, applied_at timestamptz not null default now())`,
        );
        await client.query(`alter table ${migrationTable} add column if not exists sha256 text`);
      },
      record: async ({ tag, sha256 }) => {
        await client.query(
          `insert into ${migrationTable} (tag, sha256) values ($1, $2)
           on conflict (tag) do update set sha256 = excluded.sha256`,
          [tag, sha256],
        );
      },
      locked: (work) =>
        inTransaction(client, async () => {
          await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
          await work();
        }),
    }),
  );

const isDeadlock = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  ((error as { code?: unknown }).code === deadlockDetected || isDeadlock((error as { cause?: unknown }).cause));

export const openPostgres = async (url: string, options: EngineOptions): Promise<Engine> => {
  const pool = new pg.Pool({ connectionString: url });
  // Without listeners a connection cut by the server would end the process. The next query finds out.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  let migrated: readonly string[];
  try {
    migrated = await migrateDatabase(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const pooled = connect(pool, options);
  const connections = new WeakMap<pg.PoolClient, Connection>();
  const connectionOf = (client: pg.PoolClient) => {
    const connection = connections.get(client) ?? connect(client, options);
    connections.set(client, connection);
    return connection;
  };

  const write = refuseNesting((work) => work());
  const attempt = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    for (let count = 1; ; count += 1) {
      try {
        return await withClient(pool, (client) => inTransaction(client, () => work(connectionOf(client))));
      } catch (error) {
        // Partners are locked in order, shared customers are not: of two that deadlock, one starts again.
        if (!isDeadlock(error) || count === attempts) throw error;
      }
    }
  };
  return {
    reader: pooled,
    writer: pooled,
    transaction: (work) => write(() => attempt(work)),
    exclusive: write,
    migrated,
    listApplied: async () => {
      const { rows } = await pool.query<{ tag: string }>(`select tag from ${migrationTable} order by tag`);
      return rows.map(({ tag }) => tag);
    },
    checkFiles: () => undefined,
    commitMark: async () => {
      const { rows } = await pool.query<{ mark: string }>('select coalesce(sum(sequence), 0) as mark from partner');
      return Number(rows[0]?.mark);
    },
    findDamage: async () => [],
    close: () => pool.end(),
  };
};
