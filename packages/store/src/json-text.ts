import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** A field of a JSON column, as the tables index it: the same on both engines. */
export const jsonText = (column: SQLWrapper, field: 'id' | 'kind'): SQL =>
  sql`(${column} ->> ${sql.raw(`'${field}'`)})`;

/** An event's type and who may have caused it, `user subscription-suspended`: one index finds events by either. */
export const typeByActor = ({ actor, type }: { readonly actor: SQLWrapper; readonly type: SQLWrapper }): SQL =>
  sql`(${jsonText(actor, 'kind')} || ' ' || ${type})`;
