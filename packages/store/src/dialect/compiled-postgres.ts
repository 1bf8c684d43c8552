import { is } from 'drizzle-orm';
import { PgBigInt53, PgJson, PgTimestamp } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Values } from './dialect.ts';
import { withoutValues } from './query-error.ts';
import { binder, type Decode, decoderOf, type Field, isPlain, parserOfRows, rowMapper, type Selected } from './rows.ts';

/** A prepared query of drizzle on PostgreSQL, as far as it is taken apart here. */
interface Prepared extends Selected {
  readonly client: pg.PoolClient;
  readonly params: readonly unknown[];
  readonly logger: { logQuery(sql: string, params: readonly unknown[]): void };
  readonly rawQueryConfig: { readonly name: string; readonly text: string };
  execute(values: Values): Promise<unknown>;
}

/** A statement and what is known of its rows, whose `shape` does not change as long as it is prepared. */
interface Statement {
  readonly name: string;
  readonly text: string;
  readonly fields: NonNullable<Selected['fields']>;
  shape?: string;
  toRow?: (row: unknown[]) => unknown;
}

/** The driver's parts that its declarations leave out. */
type Callback = (error: unknown, rows?: readonly unknown[]) => void;
interface Connection {
  describe(message: unknown): void;
  _send(message: Buffer): void;
}
interface DriverQuery {
  name: string;
  /** What the pool or the client is asked to call, set by it. */
  readonly callback: Callback;
  prepare(connection: Connection): void;
  hasBeenParsed(connection: Connection): boolean;
  handleReadyForQuery(connection: Connection): void;
}
const DriverQuery = pg.Query as unknown as new (text: string, values: readonly unknown[]) => DriverQuery;

interface Described {
  readonly fields: readonly { readonly dataTypeID: number }[];
}

/** The connection, on which nothing is asked to be described, and of which the messages of a run go out as one. */
const shortened = new WeakMap<Connection, Connection>();
const shorten = (connection: Connection): Connection => {
  const known = shortened.get(connection);
  if (known !== undefined) return known;
  let messages: Buffer[] = [];
  const made: Connection = Object.create(connection, {
    describe: { value: () => undefined },
    _send: {
      value: (message: Buffer) => {
        messages.push(message);
        // The last one, Sync, is the only one so short.
        if (message.length !== 5) return;
        const whole = Buffer.concat(messages);
        messages = [];
        connection._send(whole);
      },
    },
  });
  shortened.set(connection, made);
  return made;
};

/** One run: the driver's own asks each time what the rows are like, and puts each together twice. */
class Run extends DriverQuery {
  readonly #statement: Statement;
  readonly #rows: unknown[] = [];
  #thrown: unknown = null;

  constructor(statement: Statement, values: readonly unknown[]) {
    super(statement.text, values);
    this.name = statement.name;
    this.#statement = statement;
  }

  override prepare(connection: Connection): void {
    const isKnown = this.#statement.toRow !== undefined && this.hasBeenParsed(connection);
    super.prepare(isKnown ? shorten(connection) : connection);
  }

  handleRowDescription({ fields }: Described): void {
    const statement = this.#statement;
    const shape = fields.map(({ dataTypeID }) => dataTypeID).join();
    if (statement.shape === shape) return;
    statement.shape = shape;
    statement.toRow = rowMapper(statement.fields, (field, at) => decode(field, fields[at]?.dataTypeID ?? 0));
  }

  handleDataRow({ fields }: { readonly fields: unknown[] }): void {
    if (this.#thrown !== null) return;
    try {
      this.#rows.push(this.#statement.toRow?.(fields));
    } catch (thrown) {
      this.#thrown = thrown;
    }
  }

  override handleReadyForQuery(): void {
    this.callback(this.#thrown, this.#rows);
  }
}

const { builtins } = pg.types;
const instants: ReadonlySet<number> = new Set([builtins.TIMESTAMPTZ, builtins.TIMESTAMP, builtins.DATE]);

const decode = (field: Field, type: number): Decode | string | undefined => {
  if (is(field, PgTimestamp)) return 'new Date';
  if (is(field, PgBigInt53)) return 'Number';
  if (is(field, PgJson)) return parserOfRows();
  const further = decoderOf(field);
  if (type === builtins.TEXT || instants.has(type)) return further;
  const parse: Decode = pg.types.getTypeParser(type as never);
  return further === undefined ? parse : (value) => further(parse(value));
};

const send = (client: pg.PoolClient, run: Run, callback: Callback): void => {
  const sender = client as unknown as { query(run: Run, values: undefined, callback: Callback): void };
  sender.query(run, undefined, callback);
};

/** As on SQLite: what drizzle and the driver decide anew for every value and every row is decided here once. */
export const compile = <R>(query: unknown): ((values: Values) => Promise<R>) => {
  const prepared = query as Prepared;
  const { client, params, logger, fields } = prepared;
  if (fields === undefined || !isPlain(prepared))
    return (values) =>
      (prepared.execute(values) as Promise<R>).catch((error: unknown) => {
        throw withoutValues(error);
      });
  const statement: Statement = { name: prepared.rawQueryConfig.name, text: prepared.rawQueryConfig.text, fields };
  const valuesOf = binder(params);
  return (values) =>
    new Promise((done, fail) => {
      const bound = valuesOf(values);
      logger.logQuery(statement.text, bound);
      send(client, new Run(statement, bound), (error, rows) => {
        if (error) fail(new Error(`failed query: ${statement.text}`, { cause: error }));
        else done(rows as R);
      });
    });
};
