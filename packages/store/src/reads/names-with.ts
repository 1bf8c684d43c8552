import { andThen, type MaybePromise } from '@untether/domain';
import { and, count, eq, max, min, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { lettersWithin } from '../letters.ts';
import type { Span } from '../paging/keyset.ts';

/** Between which names a partner's relationships can have a text; undefined where none has it. */
export const namesWith = (
  { db, tables: { nameLetters: n }, dialect, statement }: Connection,
  { partnerId, text }: { readonly partnerId: string; readonly text: string },
): MaybePromise<Span | undefined> => {
  const letters = lettersWithin(text);
  const read = statement('names with letters', () =>
    db
      .select({ letters: count(), first: max(n.first), last: min(n.last) })
      .from(n)
      .where(and(eq(n.partnerId, sql.placeholder('partner')), dialect.isIn(n.letters, sql.placeholder('letters')))),
  );
  return andThen(read({ partner: partnerId, letters: dialect.list(letters) }), ([row]) =>
    row === undefined || row.letters < letters.length || row.first === null || row.last === null
      ? undefined
      : { first: row.first, last: row.last },
  );
};
