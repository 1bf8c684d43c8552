import type { ClaimedDelivery, ClaimRequest, WebhookDelivery, WebhookQueue } from '@untether/domain';
import { heldBack } from '@untether/domain';
import { and, asc, eq, gt, isNull, lt, lte, notInArray, or } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import type { InTransaction } from './in-transaction.ts';

const candidatesAtOnce = 64;

/** Due deliveries, oldest due first, whosever: the one look across partners that claiming needs. */
const createCandidates = ({ db, tables: { webhookDelivery: d, webhookEndpoint: e, event } }: Connection) => {
  const enabled = and(eq(e.partnerId, d.partnerId), eq(e.id, d.endpointId), eq(e.state, 'enabled'));
  const itsEvent = and(eq(event.partnerId, d.partnerId), eq(event.id, d.eventId));
  return async (now: Date, fullEndpoints: readonly string[]): Promise<ClaimedDelivery[]> =>
    db
      .select({ delivery: d, endpoint: e, event })
      .from(d)
      .innerJoin(e, enabled)
      .innerJoin(event, itsEvent)
      .where(
        and(
          eq(d.state, 'pending'),
          lte(d.nextAttemptAt, now),
          or(isNull(d.leasedUntil), lte(d.leasedUntil, now)),
          fullEndpoints.length > 0 ? notInArray(d.endpointId, [...fullEndpoints]) : undefined,
        ),
      )
      .orderBy(asc(d.nextAttemptAt))
      .limit(candidatesAtOnce);
};

/** As many of each endpoint as the caller can take of it, in the order given. Says which endpoints are full now. */
const pick = (found: readonly ClaimedDelivery[], { slotsOf, limit }: ClaimRequest, taken: Map<string, number>) => {
  const picked: ClaimedDelivery[] = [];
  const full = new Set<string>();
  for (const one of found) {
    const { id } = one.endpoint;
    const count = taken.get(id) ?? 0;
    if (picked.length === limit) break;
    if (count >= slotsOf(one.endpoint)) full.add(id);
    else {
      picked.push(one);
      taken.set(id, count + 1);
    }
  }
  return { picked, full };
};

/** A claimed delivery looks due again when its lease ends: that is how a dead worker's is found. */
const lease = async (
  { db, tables: { webhookDelivery: d } }: Connection,
  { partnerId, id }: WebhookDelivery,
  { now, leasedUntil }: ClaimRequest,
): Promise<WebhookDelivery | undefined> => {
  const [row] = await db
    .update(d)
    .set({ leasedUntil, nextAttemptAt: leasedUntil })
    .where(
      and(
        eq(d.partnerId, partnerId),
        eq(d.id, id),
        eq(d.state, 'pending'),
        lte(d.nextAttemptAt, now),
        or(isNull(d.leasedUntil), lte(d.leasedUntil, now)),
      ),
    )
    .returning();
  return row;
};

export const createClaim = (
  reader: Connection,
  inTransaction: InTransaction,
): Pick<WebhookQueue, 'claim' | 'release' | 'findNextDue'> => {
  const { webhookDelivery: d } = reader.tables;
  const candidates = createCandidates(reader);

  const choose = async (request: ClaimRequest): Promise<ClaimedDelivery[]> => {
    const taken = new Map<string, number>();
    const chosen: ClaimedDelivery[] = [];
    const full = new Set<string>();
    for (;;) {
      const found = await candidates(request.now, [...full]);
      const known = new Set(chosen.map(({ delivery }) => delivery.id));
      const fresh = found.filter(({ delivery }) => !known.has(delivery.id));
      const more = pick(fresh, { ...request, limit: request.limit - chosen.length }, taken);
      chosen.push(...more.picked);
      const before = full.size;
      for (const id of more.full) full.add(id);
      if (found.length < candidatesAtOnce || chosen.length >= request.limit || full.size === before) return chosen;
    }
  };

  return {
    // Looked for without a transaction: nearly always there is nothing, or nobody else takes it meanwhile.
    claim: async (request) => {
      const chosen = await choose(request);
      if (chosen.length === 0) return [];
      return inTransaction(async (connection) => {
        const claimed: ClaimedDelivery[] = [];
        for (const one of chosen) {
          const delivery = await lease(connection, one.delivery, request);
          if (delivery) claimed.push({ ...one, delivery });
        }
        return claimed;
      });
    },
    release: async (claimed, now) => {
      if (claimed.length === 0) return;
      await inTransaction(async ({ db }) => {
        for (const { partnerId, id, leasedUntil } of claimed)
          await db
            .update(d)
            .set({ leasedUntil: null, nextAttemptAt: now })
            .where(
              and(
                eq(d.partnerId, partnerId),
                eq(d.id, id),
                eq(d.state, 'pending'),
                eq(d.leasedUntil, leasedUntil ?? now),
              ),
            );
      });
    },
    findNextDue: async (after) => {
      const [row] = await reader.db
        .select({ at: d.nextAttemptAt })
        .from(d)
        .where(and(eq(d.state, 'pending'), gt(d.nextAttemptAt, after), lt(d.nextAttemptAt, heldBack)))
        .orderBy(asc(d.nextAttemptAt))
        .limit(1);
      return row?.at ?? null;
    },
  };
};
