import type { EndpointKey, WebhookEndpoint } from '@untether/domain';
import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';

/** Reads an endpoint and locks it: until this transaction ends, no other changes it or which delivery is its next. */
export const createEndpointLock = ({ db, tables: { webhookEndpoint: e }, statement }: Connection) => {
  const take = statement('lock webhook endpoint', () =>
    db
      .update(e)
      .set({ queuedThrough: sql`${e.queuedThrough}` })
      .where(and(eq(e.partnerId, sql.placeholder('partner')), eq(e.id, sql.placeholder('id'))))
      .returning(),
  );
  return async ({ partnerId, id }: EndpointKey): Promise<WebhookEndpoint | undefined> =>
    (await take({ partner: partnerId, id }))[0];
};
