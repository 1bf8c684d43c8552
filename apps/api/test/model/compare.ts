import type { RelationshipFacts } from '@untether/domain';
import { expect } from 'vitest';
import type { Real } from './real.ts';
import { replay } from './replay.ts';
import type { Gdap, Model, PartnerKey, Sub } from './state.ts';
import { partnerKeys } from './state.ts';

/** What is stored is what the model has. */
export const expectStateOfModel = async (model: Model, { store, partnerIds }: Real): Promise<void> => {
  for (const rel of model.rels) {
    const [facts] = await store.loadFacts(partnerIds[rel.partner], [rel.id]);
    const { relationship, subscriptions, delegatedAdminRelationships } = present(facts);
    expect({
      state: relationship.state,
      delegatedAdmin: relationship.delegatedAdmin,
      reseller: relationship.associatedResellerId,
      subscriptions: subscriptions
        .map((one) => ({
          id: one.id,
          status: one.status,
          action: one.endOfTermAction,
          supportContactPartnerId: one.supportContactPartnerId,
          end: one.commitmentEndDate?.getTime() ?? Number.POSITIVE_INFINITY,
          window: one.cancellationAllowedUntil?.getTime() ?? null,
          deletion: one.dataDeletionAt?.getTime() ?? null,
        }))
        .sort(byId),
      granular: delegatedAdminRelationships
        .map(({ id, status, endsAt }) => ({ id, status, end: endsAt?.getTime() ?? 0 }))
        .sort(byId),
    }).toEqual({
      state: rel.state,
      delegatedAdmin: rel.dap,
      reseller: rel.reseller && partnerIds[rel.reseller],
      subscriptions: rel.subs.map((sub) => shownSub(sub, partnerIds)).sort(byId),
      granular: rel.gdaps.map(({ id, status, end }: Gdap) => ({ id, status, end })).sort(byId),
    });
  }
  for (const made of model.requests)
    expect(await store.findRequests(partnerIds[made.partner], [made.id])).toMatchObject([{ state: made.state }]);
};

const shownSub = (
  { id, status, action, contact, end, window, deletion }: Sub,
  partnerIds: Record<PartnerKey, string>,
) => ({
  id,
  end,
  window,
  deletion,
  status,
  action,
  supportContactPartnerId: contact && partnerIds[contact],
});

/** The logs alone, read from their beginning, come to what is stored: every relationship and every item of it. */
export const expectLogsRebuildState = async ({ store, partnerIds, customerIds }: Real): Promise<number> => {
  let rebuilt = 0;
  for (const partner of partnerKeys) {
    const partnerId = partnerIds[partner];
    const things = replay(await wholeLog(store, partnerId));
    for (const customerId of Object.values(customerIds)) {
      const latest = await store.findLatestRelationship(partnerId, customerId);
      for (let id = latest?.id ?? null; id !== null; ) {
        const facts = present((await store.loadFacts(partnerId, [id]))[0]);
        for (const [subjectId, stored] of storedOf(facts)) {
          expect({ subjectId, ...pick(things.get(subjectId), Object.keys(stored.fields)) }).toEqual({
            subjectId,
            ...stored,
          });
          rebuilt += 1;
        }
        id = facts.relationship.previousId;
      }
    }
  }
  return rebuilt;
};

/** Fields of everything that began in the log; what was imported began elsewhere. */
const storedOf = (facts: RelationshipFacts) => {
  const { relationship, subscriptions, orders, delegatedAdminRelationships } = facts;
  const relationshipId = relationship.id;
  const text = (instant: Date | null) => instant?.toISOString() ?? null;
  return [
    [
      relationshipId,
      {
        relationshipId,
        fields: {
          state: relationship.state,
          delegatedAdmin: relationship.delegatedAdmin,
          associatedResellerId: relationship.associatedResellerId,
          establishedAt: text(relationship.establishedAt),
          removedAt: text(relationship.removedAt),
          previousId: relationship.previousId,
        },
      },
    ],
    ...subscriptions
      .filter((one) => one.rawStatus === null)
      .map(
        (one) =>
          [
            one.id,
            {
              relationshipId,
              fields: {
                status: one.status,
                offerId: one.offerId,
                kind: one.kind,
                commerceModel: one.commerceModel,
                isTrial: one.isTrial,
                orderId: one.orderId,
                parentSubscriptionId: one.parentSubscriptionId,
                autoRenew: one.autoRenew,
                endOfTermAction: one.endOfTermAction,
                quantity: one.quantity,
                commitmentEndDate: text(one.commitmentEndDate),
                cancellationAllowedUntil: text(one.cancellationAllowedUntil),
                suspendedAt: text(one.suspendedAt),
                dataDeletionAt: text(one.dataDeletionAt),
                supportContactPartnerId: one.supportContactPartnerId,
              },
            },
          ] as const,
      ),
    ...orders.map(({ id, status, lines }) => [id, { relationshipId, fields: { status, lines } }] as const),
    ...delegatedAdminRelationships.map(
      (one) =>
        [
          one.id,
          {
            relationshipId,
            fields: {
              status: one.status,
              roles: one.roles,
              durationDays: one.durationDays,
              autoExtend: one.autoExtend,
              activatedAt: text(one.activatedAt),
              endsAt: text(one.endsAt),
              warnedDays: one.warnedDays,
              endedAt: text(one.endedAt),
            },
          },
        ] as const,
    ),
  ] as const;
};

/** A field the log never spoke of is what it is where nothing was said: null. */
const pick = (thing: ReturnType<ReturnType<typeof replay>['get']>, fields: readonly string[]) => ({
  relationshipId: thing?.relationshipId,
  fields: Object.fromEntries(fields.map((field) => [field, thing?.fields[field] ?? null])),
});

const wholeLog = async (store: Real['store'], partnerId: string) => {
  const events = [];
  for (let cursor: string | null = null, more = true; more; ) {
    const page: Awaited<ReturnType<Real['store']['listEvents']>> = await store.listEvents(
      partnerId,
      {},
      { direction: 'forward', limit: 100, cursor },
    );
    events.push(...page.edges.map((edge) => edge.node));
    cursor = page.edges.at(-1)?.cursor ?? cursor;
    more = page.hasNextPage;
  }
  return events;
};

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

const present = (facts: RelationshipFacts | undefined): RelationshipFacts => {
  if (facts === undefined) throw new Error('a relationship is missing');
  return facts;
};
