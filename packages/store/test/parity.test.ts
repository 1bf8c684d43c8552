import { getTableColumns } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { parity } from '../src/columns/parity.ts';
import { postgresTables } from '../src/tables/postgres.ts';
import { sqliteTables } from '../src/tables/sqlite.ts';

const shapeOf = (tables: typeof sqliteTables) =>
  Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [
      name,
      Object.values(getTableColumns(table)).map(({ name, notNull }) => ({ name, notNull })),
    ]),
  );

test('both engines have the same tables, columns and kinds of column', () => {
  expect(parity).not.toContain(false);
  expect(shapeOf(postgresTables)).toEqual(shapeOf(sqliteTables));
});
