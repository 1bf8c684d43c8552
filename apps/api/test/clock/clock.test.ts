import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Event, Partner, RelationshipFacts } from '@untether/domain';
import { addDays, justAfter } from '@untether/domain';
import {
  aDelegatedAdminRelationship,
  aNewCommerceSubscription,
  aRequest,
  aReservation,
  aSavingsPlan,
  aSubscription,
} from '@untether/domain/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestApi, start, type TestApi } from '../api/test-api.ts';
import { emptyRelationship, keysOf } from '../api/world.ts';

let api: TestApi;
let partner: Partner;
beforeEach(async () => {
  api = await openTestApi();
  partner = await api.addPartner({ name: 'Meridian Cloud', kind: 'direct_bill' });
});
afterEach(() => api.close());

const inDays = (days: number) => addDays(start, days);

/** One of everything that time changes. */
const timed = (company: string, owner = partner): RelationshipFacts => {
  const { own, id } = keysOf(owner, company);
  return {
    ...emptyRelationship(owner, company),
    subscriptions: [
      aSubscription({ ...own, id: id('sub', 'renewing'), commitmentEndDate: inDays(10) }),
      aNewCommerceSubscription({ ...own, id: id('sub', 'monthly'), commitmentEndDate: inDays(5), termDuration: 'P1M' }),
      aNewCommerceSubscription({ ...own, id: id('sub', 'ending'), commitmentEndDate: inDays(20), autoRenew: false }),
      aSubscription({ ...own, id: id('sub', 'suspended'), status: 'suspended', dataDeletionAt: inDays(30) }),
    ],
    reservations: [aReservation({ ...own, id: id('rsv', 'vm'), expiresAt: inDays(40) })],
    savingsPlans: [aSavingsPlan({ ...own, id: id('svp', 'compute'), expiresAt: inDays(50) })],
    delegatedAdminRelationships: [
      aDelegatedAdminRelationship({ ...own, id: id('gdp', 'once'), endsAt: inDays(60) }),
      aDelegatedAdminRelationship({ ...own, id: id('gdp', 'extending'), endsAt: inDays(70), autoExtend: true }),
      aDelegatedAdminRelationship({
        ...own,
        id: id('gdp', 'asked'),
        status: 'approval_pending',
        createdAt: start,
        activatedAt: null,
        endsAt: null,
      }),
    ],
  };
};

const logOf = async (owner: Partner): Promise<readonly Event[]> => {
  const events: Event[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<TestApi['store']['listEvents']>> = await api.store.listEvents(
      owner.id,
      {},
      { direction: 'forward', limit: 100, cursor },
    );
    events.push(...page.edges.map((edge) => edge.node));
    cursor = page.edges.at(-1)?.cursor ?? cursor;
    if (!page.hasNextPage) return events;
  }
};

const stateOf = async (facts: RelationshipFacts): Promise<RelationshipFacts | undefined> =>
  (await api.store.loadFacts(facts.relationship.partnerId, [facts.relationship.id]))[0];

const passTo = async (to: Date): Promise<number> => {
  api.moveClock(to);
  const { steps, failures } = await api.services.passTime();
  expect(failures).toEqual([]);
  return steps;
};

/** Without announcements, of which a late one replaces several. */
const told = (events: readonly Event[], company: string) =>
  events
    .filter((event) => event.customerId === keysOf(partner, company).own.customerId)
    .filter((event) => event.type !== 'granular-admin-relationship-expiring')
    .map((event) => ({ type: event.type, at: event.occurredAt, changes: event.changes, actor: event.actor }));

test('a year of days and a year at once come to the same', async () => {
  const daily = await api.addRelationship(timed('Daily Dairy'));
  for (let day = 1; day <= 365; day += 1) await passTo(inDays(day));
  const ofDays = await logOf(partner);
  expect(told(ofDays, 'Daily Dairy').length).toBeGreaterThan(20);

  api.moveClock(start);
  const jumping = await api.addRelationship(timed('Jumping Joiners'));
  await passTo(inDays(365));
  const ofBoth = await logOf(partner);
  expect(told(ofBoth, 'Jumping Joiners')).toEqual(told(ofBoth, 'Daily Dairy'));

  const plain = (facts: RelationshipFacts | undefined) =>
    JSON.parse(
      JSON.stringify({
        ...facts,
        customer: null,
        relationship: { due: facts?.relationship.dueAt, kinds: facts?.relationship.blockerKinds },
      }).replaceAll(/"(id|partnerId|customerId|relationshipId)":"[^"]*"/g, '"$1":""'),
    );
  const sorted = (value: Record<string, { name?: string }[]>) =>
    Object.fromEntries(
      Object.entries(value).map(([key, list]) => [
        key,
        Array.isArray(list) ? list.map((one) => JSON.stringify(one)).sort() : list,
      ]),
    );
  expect(sorted(plain(await stateOf(jumping)))).toEqual(sorted(plain(await stateOf(daily))));
  expect(await passTo(inDays(365))).toBe(0);
});

test('an event of the clock says when it fell due, and who it was', async () => {
  await api.addRelationship(timed('Late Laundry'));
  await passTo(inDays(6.5));
  expect(await logOf(partner)).toMatchObject([
    {
      type: 'subscription-renewed',
      occurredAt: justAfter(inDays(5)),
      actor: { kind: 'clock', id: null, name: 'Clock' },
    },
  ]);
});

test('what has passed shows in the kept blockers and in when to look again', async () => {
  const facts = await api.addRelationship(timed('Kept Kennels'));
  const { own, id } = keysOf(partner, 'Kept Kennels');
  expect((await stateOf(facts))?.relationship.dueAt?.getTime()).toBe(inDays(3).getTime() + 1);
  await passTo(inDays(45));
  const after = await stateOf(facts);
  expect(after?.relationship.blockerKinds).not.toContain('active_reservation');
  expect(after?.relationship.dueAt?.getTime()).toBeGreaterThan(inDays(45).getTime());
  expect(after?.reservations).toMatchObject([{ id: id('rsv', 'vm'), status: 'expired', customerId: own.customerId }]);
});

test('one relationship that cannot be settled holds up no other, and is tried again', async () => {
  const bad = timed('Broken Bakery');
  await api.addRelationship(bad);
  const good = await api.addRelationship(timed('Good Grocer'));
  const { transact } = api.store;
  let broken = true;
  api.store.transact = (ids, work) =>
    transact(ids, (tx) =>
      work({
        ...tx,
        loadFacts: async (partnerId, relationshipIds) => {
          if (broken && relationshipIds.includes(bad.relationship.id)) throw new Error('cannot be read');
          return tx.loadFacts(partnerId, relationshipIds);
        },
      }),
    );
  api.moveClock(inDays(6));
  const passed = await api.services.passTime();
  expect(passed.failures.map((one) => one.id)).toEqual([bad.relationship.id]);
  expect((await stateOf(good))?.relationship.dueAt?.getTime()).toBeGreaterThan(inDays(6).getTime());
  broken = false;
  expect(await passTo(inDays(6))).toBe(1);
});

test('what stays due though there is nothing to do about it is a failure, and does not keep the clock for ever', async () => {
  const waiting = aRequest({ partnerId: partner.id, id: 'req_waiting', expiresAt: inDays(30) });
  await api.store.transact([partner.id], (tx) => tx.apply([{ insert: 'relationshipRequest', row: waiting }]));
  api.store.listRequestsDue = async () => [waiting];
  const { steps, failures } = await api.services.passTime();
  expect({ steps, failed: failures.map((one) => one.id) }).toEqual({ steps: 0, failed: ['req_waiting'] });
});

describe('two processes', () => {
  const child = fileURLToPath(new URL('./clock-child.mjs', import.meta.url));
  const startChild = (at: Date) => {
    const process_ = spawn(process.execPath, [child, api.url, at.toISOString()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    process_.stdout.on('data', (chunk) => {
      text += String(chunk);
    });
    return { kill: () => process_.kill('SIGKILL'), ended: once(process_, 'close').then(([code]) => ({ code, text })) };
  };
  const companies = Array.from({ length: 25 }, (_, n) => `Company ${n}`);

  /** Each step of each relationship once, and no gap in the log. */
  const expectEachOnce = async (owners: readonly Partner[]) => {
    for (const owner of owners) {
      const events = await logOf(owner);
      expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
      const each = events.map((event) => `${event.subjectId} ${event.type} ${event.occurredAt.toISOString()}`);
      expect(new Set(each).size).toBe(each.length);
    }
  };

  test('at once record each step once', async () => {
    const other = await api.addPartner({ name: 'Summit Distribution', kind: 'indirect_provider' });
    for (const company of companies) {
      await api.addRelationship(timed(company));
      await api.addRelationship(timed(company, other));
    }
    const children = [startChild(inDays(100)), startChild(inDays(100))];
    api.moveClock(inDays(100));
    const own = await api.services.passTime();
    const ended = await Promise.all(children.map((one) => one.ended));
    const steps = ended.map(({ code, text }) => {
      expect(code).toBe(0);
      return JSON.parse(text) as { steps: number; failures: number };
    });
    expect(steps.every((one) => one.failures === 0) && own.failures.length === 0).toBe(true);
    await expectEachOnce([partner, other]);
    const all = (await logOf(partner)).length + (await logOf(other)).length;
    expect(steps.reduce((sum, one) => sum + one.steps, own.steps)).toBe(all);
    expect(await passTo(inDays(100))).toBe(0);
    const [first] = companies;
    expect(all).toBe(
      companies.length * 2 * told(await logOf(partner), first ?? '').length +
        announcements(await logOf(partner)) +
        announcements(await logOf(other)),
    );
  });

  test('of which one is killed leave the rest to the next', async () => {
    for (const company of companies) await api.addRelationship(timed(company));
    const killed = startChild(inDays(100));
    while (Number(await api.store.countEvents(partner.id, {})) < 40) await sleep(2);
    killed.kill();
    await killed.ended;
    await passTo(inDays(100));
    await expectEachOnce([partner]);
    const logs = await logOf(partner);
    for (const company of companies) expect(told(logs, company)).toHaveLength(told(logs, companies[0] ?? '').length);
    expect(await api.store.listRelationshipsDue(inDays(100), 1)).toEqual([]);
  });
});

const announcements = (events: readonly Event[]) =>
  events.filter((event) => event.type === 'granular-admin-relationship-expiring').length;
