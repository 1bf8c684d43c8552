import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Connection, createConnection } from '../connection.ts';
import type { Database } from '../database.ts';
import { createPostgresDialect } from '../dialect/postgres.ts';
import { CommitUnknown, ForeignDatabase, ListenRefused } from '../errors.ts';
import { postgresTables } from '../tables/postgres.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { type AppliedMigration, migrate, migrationTable } from './migrations.ts';
import { refuseNesting } from './nesting.ts';
import { createPostgresBell } from './postgres-bell.ts';
import { isConnectionLoss, isRolledBack } from './postgres-errors.ts';

/** How long to wait for a connection, of the pool too. */
const connectMs = 5_000;

// Any number that all versions of the program agree on.
const migrationLock = 7_405_117_210;
const attempts = 4;
/** Before each further attempt: long enough for a server that is replaced to hand over its connections, not its work. */
const pausesMs = [20, 200, 1_000];

const connect = (client: pg.Pool | pg.PoolClient, { onStatement, bounds, postgres }: EngineOptions): Connection =>
  createConnection({
    // The one place where a PostgreSQL database is typed as SQLite.
    db: drizzle(client, { logger: { logQuery: onStatement } }) as unknown as Database,
    tables: postgresTables,
    dialect: createPostgresDialect(postgres),
    bounds,
    onStatement,
  });

const inTransaction = async <T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> => {
  await client.query('begin isolation level read committed');
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
  const { command } = await client.query('commit').catch((error: unknown) => {
    throw isConnectionLoss(error)
      ? new CommitUnknown('the connection ended during the commit', { cause: error })
      : error;
  });
  // A transaction with a failed statement answers COMMIT by rolling back, without an error.
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back because a statement in it had failed');
  return result;
};

const withClient = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken = false;
  try {
    return await work(client);
  } catch (error) {
    broken = error instanceof CommitUnknown || isConnectionLoss(error);
    throw error;
  } finally {
    client.release(broken);
  }
};

/** Before anything is changed: a schema with tables of which none is ours belongs to another program. */
const refuseForeign = async (client: pg.PoolClient): Promise<void> => {
  const { rows } = await client.query('select 1 from pg_tables where schemaname = current_schema() limit 1');
  if (rows.length > 0) throw new ForeignDatabase();
};

const migrateDatabase = (pool: pg.Pool) =>
  withClient(pool, (client) =>
    migrate('postgres', {
      run: async (sql) => {
        await client.query(sql);
      },
      listApplied: async () => {
        const { rows: found } = await client.query('select to_regclass($1) is not null as here', [migrationTable]);
        if (!found[0]?.here) {
          await refuseForeign(client);
          return [];
        }
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
          // As long as it takes.
          await client.query('set local statement_timeout = 0; set local lock_timeout = 0');
          await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
          await work();
        }),
    }),
  );

export const openPostgres = async (url: string, options: EngineOptions): Promise<Engine> => {
  const { poolSize, statementTimeoutMs, lockTimeoutMs, prepare, listenUrl } = options.postgres;
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    // A pooler that hands out connections per transaction refuses settings of a session.
    ...(prepare ? { statement_timeout: statementTimeoutMs, lock_timeout: lockTimeoutMs } : {}),
  });
  // Without listeners a connection cut by the server would end the process. The next query finds out.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const bell = createPostgresBell(pool, listenUrl);
  let migrated: readonly string[];
  try {
    migrated = await migrateDatabase(pool);
    await bell.open().catch((error: unknown) => {
      throw new ListenRefused(error);
    });
  } catch (error) {
    await bell.close();
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
        // Partners are locked in order, shared customers are not: of two that deadlock, one starts again. So does what
        // lost its connection, unless its commit was under way.
        const goesAgain = !(error instanceof CommitUnknown) && (isRolledBack(error) || isConnectionLoss(error));
        if (!goesAgain || count === attempts) throw error;
        await sleep(pausesMs[count - 1]);
      }
    }
  };
  return {
    reader: pooled,
    writer: pooled,
    transaction: (work) => write(() => attempt(work)),
    frozen: (work) =>
      withClient(pool, (client) =>
        inTransaction(client, async () => {
          // Before the first statement that reads, which takes the snapshot. Every change begins with its partner's row.
          await client.query('set transaction isolation level repeatable read');
          await client.query(`lock table "partner" in exclusive mode`);
          return work(connectionOf(client));
        }),
      ),
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
    announce: bell.announce,
    onAnnounced: bell.onAnnounced,
    close: async () => {
      await bell.close();
      await pool.end();
    },
  };
};
