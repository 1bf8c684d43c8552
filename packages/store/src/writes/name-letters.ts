import type { MaybePromise } from '@untether/domain';
import { sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { lettersOf } from '../letters.ts';

interface Named {
  readonly partnerId: string;
  readonly nameKey: string;
  readonly searchText: string;
}

/** As the engines compare texts, byte by byte. Most can be told apart without making bytes of them. */
const isBefore = (a: string, b: string): boolean =>
  isPlain.test(a) || isPlain.test(b) ? a < b : Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
const isPlain = /^[\0-\ud7ff]*$/;

/** Gathers, of each partner's letters, the first and the last name of those that are noted. */
export const createNameLetters = () => {
  const found = new Map<string, { partnerId: string; letters: string; first: string; last: string }>();
  return {
    note: ({ partnerId, nameKey, searchText }: Named): void => {
      for (const letters of lettersOf(searchText)) {
        const key = `${partnerId} ${letters}`;
        const known = found.get(key);
        if (known === undefined) found.set(key, { partnerId, letters, first: nameKey, last: nameKey });
        else if (isBefore(nameKey, known.first)) known.first = nameKey;
        else if (isBefore(known.last, nameKey)) known.last = nameKey;
      }
    },
    /** Always in the same order. */
    rows: () => [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  };
};

/** Keeps in `name_letters` that relationships have these names: one statement, which writes only what is not kept yet. */
export const noteLetters = (
  { db, tables: { nameLetters: n }, dialect, statement }: Connection,
  rows: readonly Named[],
): MaybePromise<unknown> => {
  const fields = { partnerId: n.partnerId, letters: n.letters, first: n.first, last: n.last };
  const write = statement('note letters', () => {
    const given = Object.entries(fields).map(([name, column]) => dialect.field(name, column));
    const [partnerId, letters, first, last] = given;
    const known = sql`select 1 from ${n} as known where known.partner_id = ${partnerId} and known.letters = ${letters} and known.first <= ${first} and known.last >= ${last}`;
    return db
      .insert(n)
      .select(
        sql`select ${sql.join(given, sql`, `)} from ${dialect.each(sql.placeholder('rows'))} where not exists (${known})`,
      )
      .onConflictDoUpdate({
        target: [n.partnerId, n.letters],
        set: {
          first: sql`case when excluded.first < ${n.first} then excluded.first else ${n.first} end`,
          last: sql`case when excluded.last > ${n.last} then excluded.last else ${n.last} end`,
        },
      });
  });
  const gathered = createNameLetters();
  for (const row of rows) gathered.note(row);
  // In one order, so that transactions which write the same letters wait for each other and not in a circle.
  return write({ rows: JSON.stringify(gathered.rows()) });
};
