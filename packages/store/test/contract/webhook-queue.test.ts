import type { Event, NextWork, WebhookEndpoint } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { minutesAfter, noon } from '../support/fixed.ts';
import { planOfLast } from '../support/plans.ts';
import { engines, useStore } from '../support/stores.ts';
import { delivered, retried, useWebhooks } from '../support/webhooks.ts';

const many = (count: number, lane: (at: number) => string | null = () => null) =>
  Array.from({ length: count }, (_, at) => lane(at));

describe.each(engines)('what the webhook queue costs on %s', (engine) => {
  const held = useStore(engine, { now: () => noon });
  const { queue, arrange, planAll, fanOut, claimOf, reportOf, keep, deliveries, due, dueSequences } = useWebhooks(held);

  const statementsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    held.statements.length = 0;
    await work();
    return [...held.statements];
  };
  /** Of a queue: the statements about it, not those of transactions. */
  const countOf = async (work: () => Promise<unknown>) => (await statementsOf(work)).length;
  const noSlots = { now: noon, leasedUntil: minutesAfter(1), slotsOf: () => 0, limit: 100 };
  const nextWork = (fields: Partial<NextWork>): NextWork => ({
    ...noSlots,
    behind: [],
    fanOut: { limit: 100, plan: (endpoint, events) => planAll(endpoint, events) },
    ...fields,
  });

  test('a look is one statement, which takes one step into the index for each endpoint, however much is due there', async () => {
    const { key } = await arrange(many(300));
    await fanOut(key);
    expect(await countOf(() => queue().claim(noSlots))).toBe(1);
    expect(await planOfLast(held)).toContainEqual(expect.stringContaining('webhook_delivery_due'));
    expect((await planOfLast(held)).join()).not.toContain('SCAN webhook_delivery');
  });

  test('what is claimed at an endpoint is found by the index alone, only as many rows as it has slots', async () => {
    const { endpoint, key } = await arrange(many(300));
    await fanOut(key);
    const statements = await statementsOf(() => claimOf(endpoint, { slots: 3 }));
    const found = statements.find((sql) => sql.includes('limit') && /select "id" from "webhook_delivery"/.test(sql));
    held.statements.push(found ?? '');
    const plan = (await planOfLast(held)).join();
    expect(plan).toMatch(/webhook_delivery_due/);
    expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
  });

  test('the next instant something falls due is found by one step into the index for each endpoint', async () => {
    const { endpoint, key } = await arrange(many(20));
    await fanOut(key);
    for (const { delivery } of await claimOf(endpoint, { slots: 2 })) await keep(delivery, retried(9));
    expect(await countOf(() => queue().findNextDue(minutesAfter(8)))).toBe(1);
    expect((await planOfLast(held)).join()).toMatch(/webhook_delivery_due/);
    expect(await queue().findNextDue(minutesAfter(8))).toEqual(minutesAfter(9));
  });

  test('a batch is leased, and recorded, by as many statements as one', async () => {
    const { endpoint, key } = await arrange(many(24, (at) => `lane ${at % 12}`));
    await fanOut(key);
    const lease = async (slots: number) => {
      let claimed: Awaited<ReturnType<typeof claimOf>> = [];
      const count = await countOf(async () => {
        claimed = await claimOf(endpoint, { slots });
      });
      expect(claimed).toHaveLength(slots);
      return { count, reports: claimed.map(({ delivery }) => reportOf(delivery, delivered)) };
    };
    const [one, eleven] = [await lease(1), await lease(11)];
    expect(eleven.count).toBe(one.count);
    const recordOne = await statementsOf(() => queue().recordAttempts(one.reports, null));
    const recordEleven = await statementsOf(() => queue().recordAttempts(eleven.reports, null));
    expect(recordEleven).toEqual(recordOne);
    expect(recordEleven.filter((sql) => /update "?webhook_endpoint/.test(sql))).toHaveLength(1);
    expect(await dueSequences(endpoint)).toEqual(Array.from({ length: 12 }, (_, at) => at + 13));
    const each = recordEleven.find((sql) => sql.includes('each_row') && sql.startsWith('update'));
    held.statements.push(each ?? '');
    // Each row by its key, whatever else its partner has. (PostgreSQL reads so small a table whole.)
    if (engine === 'sqlite') expect((await planOfLast(held)).join()).toContain('partner_id=? AND id=?');
  });

  test('new events are queued in the transaction that records attempts, after what is overdue has its slots', async () => {
    const { endpoint, key, partner } = await arrange(['a', 'b', 'b', 'c']);
    await fanOut(key);
    const [first] = await claimOf(endpoint, { slots: 1 });
    if (!first) throw new Error('the first was due');
    const more = await held.store.transact([partner.id], (tx) =>
      tx.append(many(3, (at) => `new ${at}`).map((relationshipId) => ({ ...eventLike(first.event), relationshipId }))),
    );
    const slotsOf = ({ id }: Pick<WebhookEndpoint, 'id'>) => (id === endpoint.id ? 3 : 0);
    const {
      kept,
      claimed,
      more: left,
    } = await queue().recordAttempts(
      [reportOf(first.delivery, delivered)],
      nextWork({ slotsOf, behind: [key], fanOut: { limit: 2, plan: (one, events) => planAll(one, events) } }),
    );
    expect(kept).toEqual([true]);
    expect(claimed.map(({ event }) => event.sequence)).toEqual([2, 4, more[0]?.sequence]);
    expect(left).toEqual([key]);
    expect((await deliveries(endpoint)).map((one) => one.eventSequence)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a success in the middle of a batch hastens what failed before it, not what fails after it', async () => {
    const { endpoint, key } = await arrange(['a', 'b', 'c']);
    await fanOut(key);
    const claimed = await claimOf(endpoint);
    const outcomes = [retried(600), { ...delivered, hastensUntil: minutesAfter(-1) }, retried(600)];
    const reports = claimed.map(({ delivery }, at) => reportOf(delivery, outcomes[at] ?? delivered));
    await queue().recordAttempts(reports, null);
    expect((await due(endpoint)).map((one) => [one.eventSequence, one.nextAttemptAt])).toEqual([
      [1, noon],
      [3, minutesAfter(600)],
    ]);
  });

  test('a pause in the middle of a batch holds everything, what is recorded before and after it too', async () => {
    const { endpoint, key } = await arrange(['a', 'b', 'c', 'c']);
    await fanOut(key);
    const paused = { ...retried(1), endpoint: { state: 'paused', stateReason: { code: 'said', text: 'x' } } } as const;
    const outcomes = [retried(1), paused, delivered];
    const reports = (await claimOf(endpoint)).map(({ delivery }, at) => reportOf(delivery, outcomes[at] ?? delivered));
    expect((await queue().recordAttempts(reports, null)).kept).toEqual([true, true, true]);
    expect(await due(endpoint)).toEqual([]);
    expect((await deliveries(endpoint)).map((one) => one.state)).toEqual([
      'pending',
      'pending',
      'delivered',
      'pending',
    ]);
  });

  test('it tells of changes to endpoints and their queues by commands, not of its own', async () => {
    let told = 0;
    const stop = queue().onChange(() => {
      told += 1;
    });
    const { endpoint, key, partner } = await arrange(['a']);
    expect(told).toBe(1);
    await fanOut(key);
    for (const { delivery } of await claimOf(endpoint)) await keep(delivery, retried(600));
    await held.store.transact([partner.id], (tx) => tx.append([]));
    expect(told).toBe(1);
    await held.store.transact([partner.id], (tx) => tx.apply([{ retry: 'webhookEndpoint', ...key, at: noon }]));
    const set = { state: 'disabled' } as const;
    await held.store.transact([partner.id], (tx) => tx.apply([{ update: 'webhookEndpoint', ...key, set }]));
    expect(told).toBe(3);
    stop();
    await arrange([]);
    expect(told).toBe(3);
  });

  test('partners are those with an endpoint that is not disabled', async () => {
    const [enabled, paused, disabled] = [
      await arrange([]),
      await arrange([], { state: 'paused' }),
      await arrange([], { state: 'disabled' }),
    ];
    const partners = await queue().listPartners();
    expect(partners).toEqual(expect.arrayContaining([enabled.partner.id, paused.partner.id]));
    expect(partners).not.toContain(disabled.partner.id);
  });
});

const eventLike = ({ id: _, sequence: __, recordedAt: ___, schemaVersion: ____, ...event }: Event) => event;
