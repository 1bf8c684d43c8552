import type { AnyViewer, Customer, Event } from '@untether/domain';
import { relationshipEvent, systemActors } from '@untether/domain';
import { aCustomer, aSubscription, commandContext } from '@untether/domain/testing';
import { expect } from 'vitest';
import { guid, openTestApi, start } from '../api/test-api.ts';
import { offers } from './offers.ts';
import { isProvider, isReseller } from './rules.ts';
import type { CustomerKey, Expected, Model, PartnerKey, Sub, Told, Who } from './state.ts';
import { customerKeys, latestRel, partnerKeys, roleKeys } from './state.ts';
import { catchUp } from './time.ts';

/** One mutation: as whom, with what, and which ids of its payload the model takes over. */
export interface Call {
  readonly who: Who;
  readonly mutation: string;
  readonly input: object;
  readonly payload?: string;
}

const roles = {
  admin: ['global_admin', 'admin_agent'],
  sales: ['sales_agent'],
  helpdesk: ['helpdesk_agent'],
} as const;
const names: Record<PartnerKey, string> = {
  meridian: 'Meridian Cloud',
  summit: 'Summit Distribution',
  harbor: 'Harbor IT',
};

/** How often each answer came, over all runs, by mutation. */
export const outcomes = new Map<string, number>();

/** What each mutation, and the clock, was seen to have told, over all runs; `other` in another partner's log. */
export const witnessed = new Set<string>();

/** The API over a fresh store: three partners with three people each, two customers with an admin each, no relationships. */
export const openReal = async () => {
  const api = await openTestApi({ offers });
  const viewers = new Map<string, AnyViewer>();
  const partnerIds = {} as Record<PartnerKey, string>;
  const customers = {} as Record<CustomerKey, Customer>;
  for (const key of partnerKeys) {
    const kind = isProvider(key) ? 'indirect_provider' : isReseller(key) ? 'indirect_reseller' : 'direct_bill';
    const partner = await api.addPartner({ name: names[key], kind });
    partnerIds[key] = partner.id;
    for (const role of roleKeys) viewers.set(`${key} ${role}`, await api.addUser(partner, roles[role]));
  }
  const { summit: providerId, harbor: resellerId } = partnerIds;
  await api.store.transact([providerId, resellerId], (tx) =>
    tx.apply([{ insert: 'partnerAssociation', row: { providerId, resellerId, state: 'active' } }]),
  );
  for (const key of customerKeys) {
    const tenantId = guid(key);
    const row = aCustomer({ id: `cus_${tenantId}`, tenantId, companyName: key, domain: `${key}.example` });
    await api.store.transact([], (tx) => tx.apply([{ insert: 'customer', row }]));
    customers[key] = row;
    viewers.set(key, await api.addCustomerAdmin(row));
  }

  const seen: Record<PartnerKey, string | null> = { meridian: null, summit: null, harbor: null };
  /** What each log says since the last time. */
  const newEvents = async (): Promise<readonly (Event & { readonly partner: PartnerKey })[]> => {
    const found = [];
    for (const partner of partnerKeys)
      for (let more = true; more; ) {
        const page = await api.store.listEvents(
          partnerIds[partner],
          {},
          { direction: 'forward', limit: 100, cursor: seen[partner] },
        );
        found.push(...page.edges.map(({ node }) => ({ ...node, partner })));
        seen[partner] = page.edges.at(-1)?.cursor ?? seen[partner];
        more = page.hasNextPage;
      }
    return found;
  };

  const asLines = (told: readonly Told[]) => told.map((one) => `${one.partner} ${one.type} ${one.subject()}`).sort();
  const linesOf = (events: Awaited<ReturnType<typeof newEvents>>) =>
    events.map((event) => `${event.partner} ${event.type} ${event.subjectId}`).sort();

  /** One mutation, and what the logs have to say of it: from one actor, under one correlation id. */
  const step = async ({ who, mutation, input, payload = '' }: Call, expected: Expected): Promise<void> => {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const viewer = viewers.get('customer' in who ? who.customer : `${who.partner} ${who.role}`) ?? null;
    const { data, errors } = await api.post(
      viewer,
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on Error { message } ... on ${type}Payload { replayed ${payload} } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    const { __typename: typename, message, ...fields } = data[mutation];
    const answer = typename === `${type}Payload` ? (fields.replayed ? 'replayed' : 'done') : typename;
    const events = await newEvents();
    const outcome = `${mutation} ${answer}`;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    for (const { type: eventType, partner } of events)
      witnessed.add(`${mutation} ${eventType}${'partner' in who && who.partner !== partner ? ' other' : ''}`);
    if (answer === 'done')
      expected.bind?.(
        Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, idOf(value)])),
        events.map((event) => ({ partner: event.partner, type: event.type, subject: event.subjectId })),
      );
    expect({ answer, log: linesOf(events), ...(answer === expected.answer ? {} : { message }) }).toEqual({
      answer: expected.answer,
      log: asLines(expected.told),
    });
    expect(new Set(events.map((event) => event.correlationId)).size).toBeLessThanOrEqual(1);
    for (const event of events) expect(event.actor.kind).toBe('customer' in who ? 'customer' : 'user');
    if (mutation === 'removeResellerRelationship' && answer === 'done')
      expect(events.find((event) => 'partner' in who && event.partner === who.partner)?.type).toBe(
        'reseller-relationship-removed',
      );
  };

  /** The clock runs: the logs say what time has done, and nothing else. */
  const settle = async (model: Model): Promise<void> => {
    api.moveClock(new Date(model.now));
    const { failures } = await api.services.passTime();
    expect(failures).toEqual([]);
    const events = await newEvents();
    expect(linesOf(events)).toEqual(asLines(catchUp(model)));
    for (const event of events) {
      expect(event.actor.kind).toBe('clock');
      witnessed.add(`time ${event.type}`);
    }
  };

  /** An item of unknown status, as an import brings it: the log says nothing about it. */
  const importUnknown = async (model: Model): Promise<void> => {
    const rel = model.rels.find((one) => one.partner === 'meridian' && one.state === 'active');
    if (rel === undefined) throw new Error('nobody to import for');
    const own = { partnerId: partnerIds[rel.partner], customerId: customers[rel.customer].id, relationshipId: rel.id };
    const row = aSubscription({
      ...own,
      id: 'sub_imported',
      offerId: 'imported',
      status: 'unknown',
      rawStatus: 'paused',
      autoRenew: false,
      commitmentEndDate: null,
    });
    await api.store.transact([own.partnerId], (tx) => tx.apply([{ insert: 'subscription', row }]));
    const sub: Sub = {
      id: row.id,
      offer: 'imported',
      status: 'unknown',
      base: null,
      action: 'expire',
      extended: false,
      began: 0,
      suspendedAtEnd: false,
      end: Number.POSITIVE_INFINITY,
      window: null,
      deletion: null,
      contact: null,
    };
    rel.subs.push(sub);
  };

  /** Only an import knows of delegated admin (DAP). */
  const importDap = async (
    model: Model,
    { partner, customer }: { readonly partner: PartnerKey; readonly customer: CustomerKey },
  ): Promise<void> => {
    const rel = latestRel(model, partner, customer);
    if (rel === undefined) throw new Error('nobody to import for');
    const own = { partnerId: partnerIds[partner], customerId: customers[customer].id, id: rel.id };
    const changes = { delegatedAdmin: { from: rel.dap, to: true } };
    const context = commandContext({ now: new Date(model.now), actor: systemActors.import });
    await api.store.transact([own.partnerId], async (tx) => {
      await tx.apply([{ update: 'relationship', partnerId: own.partnerId, id: rel.id, set: { delegatedAdmin: true } }]);
      await tx.append([relationshipEvent(context, 'reseller-relationship-imported', own, changes)]);
    });
    rel.dap = true;
    await newEvents();
  };

  return {
    store: api.store,
    partnerIds,
    customerIds: { contoso: customers.contoso.id, fabrikam: customers.fabrikam.id },
    step,
    settle,
    importUnknown,
    importDap,
    close: api.close,
  };
};
export type Real = Awaited<ReturnType<typeof openReal>>;

export const newModel = (): Model => ({ now: start.getTime(), rels: [], requests: [] });

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value);
