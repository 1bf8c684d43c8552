import type { TimeSpan } from '@untether/domain';
import { and, gt, lte, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** An instant in a span; nothing is asked of one without bounds. */
export const within = (column: SQLiteColumn, span: TimeSpan | undefined): SQL | undefined =>
  and(
    span?.after == null ? undefined : gt(column, span.after),
    span?.until == null ? undefined : lte(column, span.until),
  );
