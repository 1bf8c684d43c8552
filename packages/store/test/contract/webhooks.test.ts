import type { AttemptOutcome, FanOut, WebhookDelivery, WebhookEndpoint } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addPartner } from '../support/adding.ts';
import { buildEvent } from '../support/builders.ts';
import { minutesAfter, noon } from '../support/fixed.ts';
import { pageOf } from '../support/pages.ts';
import { engines, useStore } from '../support/stores.ts';
import { attempt, buildEndpoint, delivered, deliveryOf, forward, retried, useWebhooks } from '../support/webhooks.ts';

describe.each(engines)('webhooks on %s', (engine) => {
  const held = useStore(engine, { now: () => noon });
  const { queue, arrange, planAll, fanOut, claimOf, reportOf, keep, record, deliveries, due, dueSequences } =
    useWebhooks(held);

  test('an endpoint is saved, listed and found unchanged, and only by its partner', async () => {
    const { partner, endpoint } = await arrange([]);
    const stranger = await addPartner(held.store);
    const second = buildEndpoint(partner.id, { types: null, description: '日立', createdAt: minutesAfter(1) });
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'webhookEndpoint', row: second }]));
    const page = await held.store.listWebhookEndpoints(partner.id, { ...forward, limit: 1 });
    expect(page.edges.map((edge) => edge.node)).toEqual([endpoint]);
    const rest = await held.store.listWebhookEndpoints(partner.id, { ...forward, cursor: page.edges[0]?.cursor ?? '' });
    expect(rest.edges.map((edge) => edge.node)).toEqual([second]);
    expect(await held.store.countWebhookEndpoints(partner.id)).toBe(2);
    expect(await held.store.findWebhookEndpoints(partner.id, [second.id])).toEqual([second]);
    expect(await held.store.findWebhookEndpoints(stranger.id, [second.id])).toEqual([]);
    expect(await held.store.countWebhookEndpoints(stranger.id)).toBe(0);
    const theft = { update: 'webhookEndpoint', partnerId: stranger.id, id: second.id, set: { url: 'x' } } as const;
    await expect(held.store.transact([stranger.id], (tx) => tx.apply([theft]))).rejects.toThrow('no row to change');
    const deletion = { delete: 'webhookEndpoint', partnerId: stranger.id, id: second.id } as const;
    await expect(held.store.transact([stranger.id], (tx) => tx.apply([deletion]))).rejects.toThrow('no row to change');
  });

  test('the log is queued once, in parts, also by two at a time; one delivery of a lane is due', async () => {
    const { endpoint, key } = await arrange(['a', 'a', null, 'b', 'a', null]);
    expect(await queue().listBehind([key.partnerId])).toEqual([key]);
    expect(await queue().listBehind(['par_other'])).toEqual([]);
    expect(await queue().listBehind(null)).toContainEqual(key);
    expect(await fanOut(key, { limit: 2 })).toEqual({ more: true, claimed: [] });
    await Promise.all([fanOut(key), fanOut(key), fanOut(key)]);
    expect((await deliveries(endpoint)).map((one) => one.eventSequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await dueSequences(endpoint)).toEqual([1, 3, 4, 6]);
    expect(await queue().listBehind([key.partnerId])).toEqual([]);
  });

  test('what is new may be claimed as it is queued: the first of each lane, while there are slots', async () => {
    const { endpoint, key, events } = await arrange(['a', 'a', 'b', 'c']);
    const { claimed } = await fanOut(key, { slotsOf: () => 2 });
    expect(claimed.map((one) => one.event)).toEqual([events[0], events[2]]);
    expect(claimed[0]?.delivery).toMatchObject({ leasedUntil: minutesAfter(1), nextAttemptAt: minutesAfter(1) });
    expect((await claimOf(endpoint)).map((one) => one.event.sequence)).toEqual([4]);
    const [first] = claimed;
    if (!first) throw new Error('the first was claimed');
    expect(await keep(first.delivery, delivered)).toBe(true);
    expect((await claimOf(endpoint)).map((one) => one.event.sequence)).toEqual([2]);
  });

  test('what is claimed is no other worker’s until its lease ends', async () => {
    const { endpoint, key, events } = await arrange([null, null, null]);
    await fanOut(key);
    const [first, second] = await Promise.all([claimOf(endpoint), claimOf(endpoint)]);
    const claimed = [...first, ...second];
    expect(claimed.map((one) => one.event.id).sort()).toEqual(events.map((one) => one.id).sort());
    expect(claimed[0]?.endpoint.id).toBe(endpoint.id);
    expect(await claimOf(endpoint)).toEqual([]);
    expect(await claimOf(endpoint, { now: minutesAfter(2), slots: 2 })).toHaveLength(2);
    await queue().release(
      claimed.map((one) => one.delivery),
      noon,
    );
    // Two were taken over since: only the third was still the first claim's to give back.
    expect(await claimOf(endpoint)).toHaveLength(1);
  });

  test('an attempt is kept; a delivered event lets its lane’s next go, a failed one waits', async () => {
    const { endpoint, key, partner } = await arrange(['a', 'a', 'a']);
    await fanOut(key);
    expect(await record(endpoint, delivered)).toBe(1);
    expect(await dueSequences(endpoint)).toEqual([2]);
    expect(await record(endpoint, retried(5))).toBe(2);
    expect((await due(endpoint)).map((one) => one.nextAttemptAt)).toEqual([minutesAfter(5)]);
    expect(await claimOf(endpoint)).toEqual([]);
    expect(await queue().findNextDue(minutesAfter(4))).toEqual(minutesAfter(5));
    const [, failed] = await deliveries(endpoint);
    expect(failed).toMatchObject({ attempts: 1, leasedUntil: null, state: 'pending' });
    const kept = { ...attempt, partnerId: partner.id, deliveryId: failed?.id, number: 1 };
    expect(await held.store.listWebhookAttempts(partner.id, [failed?.id ?? ''])).toEqual([kept]);
    expect(await held.store.listWebhookAttempts('par_other', [failed?.id ?? ''])).toEqual([]);
    expect(await held.store.findWebhookEndpoints(partner.id, [endpoint.id])).toMatchObject([{ failingSince: noon }]);
    expect(await held.store.countPendingDeliveries(partner.id, [endpoint.id])).toEqual([
      { endpointId: endpoint.id, pending: 2, since: noon },
    ]);
    const query = { endpointIds: [endpoint.id] };
    const counts = await held.store.countWebhookDeliveries(partner.id, { ...query, state: 'delivered' });
    expect(counts.get(endpoint.id)).toBe(1);
    expect((await held.store.countWebhookDeliveries('par_other', query)).size).toBe(0);
  });

  test('what is due may be claimed as attempts are kept, the lane’s next among it', async () => {
    const { endpoint, key } = await arrange(['a', 'a']);
    await fanOut(key);
    const [first] = await claimOf(endpoint);
    if (!first) throw new Error('the first was due');
    const slotsOf = ({ id }: Pick<WebhookEndpoint, 'id'>) => (id === endpoint.id ? 1 : 0);
    const nothingNew = { behind: [], fanOut: { limit: 9, plan: () => [] } };
    const request = { now: noon, leasedUntil: minutesAfter(1), slotsOf, limit: 9, ...nothingNew };
    const { kept, claimed } = await queue().recordAttempts([reportOf(first.delivery, delivered)], request);
    expect(kept).toEqual([true]);
    expect(claimed.map((one) => one.event.sequence)).toEqual([2]);
    expect(await claimOf(endpoint)).toEqual([]);
  });

  test('events replayed into a lane go before what waits there', async () => {
    const { endpoint, key, events, partner } = await arrange(['a', 'a', 'a']);
    await fanOut(key);
    await record(endpoint, delivered);
    await record(endpoint, delivered);
    await record(endpoint, retried(60));
    const replay = events.slice(0, 2).map((event) => deliveryOf(endpoint, event, { cause: 'replay' }));
    await held.store.transact([partner.id], (tx) =>
      tx.apply(replay.map((row) => ({ insert: 'webhookDelivery', row }))),
    );
    expect(await dueSequences(endpoint)).toEqual([1]);
    for (const sequence of [1, 2, 3]) expect(await record(endpoint, delivered)).toBe(sequence);
    expect(await deliveries(endpoint)).toHaveLength(5);
  });

  test('a replay beside an attempt under way waits for it, then goes first', async () => {
    const { endpoint, key, events, partner } = await arrange(['a', 'a']);
    await fanOut(key);
    await record(endpoint, delivered);
    const [underWay] = await claimOf(endpoint);
    const [first] = events;
    if (!first || !underWay) throw new Error('there is an attempt under way');
    const replay = deliveryOf(endpoint, first, { cause: 'replay' });
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'webhookDelivery', row: replay }]));
    expect(await claimOf(endpoint)).toEqual([]);
    await keep(underWay.delivery, retried(5));
    expect(await dueSequences(endpoint)).toEqual([1]);
    expect(await record(endpoint, delivered)).toBe(1);
    expect(await dueSequences(endpoint)).toEqual([2]);
  });

  test('a pause holds everything, is appended to the log, and a resumption drops what is too old', async () => {
    const { endpoint, key, partner } = await arrange(['a', 'a', null, 'b']);
    const plan: FanOut['plan'] = (one, events) => planAll(one, events, { createdAt: minutesAfter(-90) });
    await fanOut(key, { limit: 2, plan });
    await fanOut(key);
    const paused: AttemptOutcome = {
      ...retried(1),
      endpoint: { state: 'paused', stateReason: { code: 'said', text: 'It failed.' } },
      events: [buildEvent(partner.id, { type: 'webhook-endpoint-paused', subjectId: endpoint.id })],
    };
    await record(endpoint, paused);
    expect(await held.store.lastSequence(partner.id)).toBe(5);
    expect(await due(endpoint)).toEqual([]);
    expect(await claimOf(endpoint)).toEqual([]);
    await queue().dropExpired(minutesAfter(-120), noon, () => []);
    expect((await deliveries(endpoint)).map((one) => one.state)).not.toContain('dropped');
    await held.store.transact([partner.id], (tx) =>
      tx.apply([
        { update: 'webhookEndpoint', partnerId: partner.id, id: endpoint.id, set: { state: 'enabled' } },
        {
          resume: 'webhookEndpoint',
          partnerId: partner.id,
          id: endpoint.id,
          keptSince: minutesAfter(-60),
          at: minutesAfter(1),
        },
      ]),
    );
    const now = await deliveries(endpoint);
    expect(now.map((one) => one.state)).toEqual(['dropped', 'dropped', 'pending', 'pending']);
    expect(now[0]?.finishedAt).toEqual(minutesAfter(1));
    expect(await dueSequences(endpoint)).toEqual([3, 4]);
  });

  test('what waits too long at a paused endpoint is dropped; at an enabled one it is not', async () => {
    const paused = await arrange([null], { state: 'paused' });
    const enabled = await arrange([null]);
    for (const { key } of [paused, enabled]) await fanOut(key);
    expect(await due(paused.endpoint)).toEqual([]);
    const told = new Map<string, object>();
    await queue().dropExpired(noon, minutesAfter(1), ({ id, partnerId }, dropped) => {
      told.set(id, dropped);
      return [buildEvent(partnerId, { type: 'webhook-delivery-dropped', subjectId: id })];
    });
    expect(told.get(paused.endpoint.id)).toEqual({ deliveries: 1, fromSequence: 1, toSequence: 1 });
    expect(told.has(enabled.endpoint.id)).toBe(false);
    expect(await held.store.lastSequence(paused.partner.id)).toBe(2);
    expect(await deliveries(paused.endpoint)).toMatchObject([{ state: 'dropped', finishedAt: minutesAfter(1) }]);
    expect(await deliveries(enabled.endpoint)).toMatchObject([{ state: 'pending' }]);
  });

  test('the first success of a failing endpoint makes due what waits for its next attempt, but not again at once', async () => {
    const { endpoint, key } = await arrange(['a', 'a', 'b', 'c', 'd']);
    await fanOut(key);
    const [a, b, c, d] = (await claimOf(endpoint)).map((one) => one.delivery);
    if (!a || !b || !c || !d) throw new Error('the head of each lane is claimed');
    const succeed = (delivery: WebhookDelivery, hastensUntil: Date) => keep(delivery, { ...delivered, hastensUntil });
    for (const one of [a, b]) await keep(one, retried(600));
    expect(await claimOf(endpoint)).toEqual([]);
    await succeed(c, minutesAfter(-1));
    const again = (await claimOf(endpoint)).map((one) => one.delivery);
    expect(again.map((one) => one.eventSequence).sort()).toEqual([1, 3]);
    for (const one of again) await keep(one, retried(600));
    await succeed(d, minutesAfter(-1));
    expect(await claimOf(endpoint)).toEqual([]);
  });

  test('a retry makes due what waits for its next attempt, and nothing of another endpoint', async () => {
    const places = [await arrange(['a', 'a', null]), await arrange(['a'])] as const;
    for (const { key, endpoint } of places) {
      await fanOut(key);
      for (const { delivery } of await claimOf(endpoint)) await keep(delivery, retried(600));
    }
    const [{ key, endpoint, partner }, other] = places;
    await held.store.transact([partner.id], (tx) => tx.apply([{ retry: 'webhookEndpoint', ...key, at: noon }]));
    expect((await claimOf(endpoint)).map((one) => one.event.sequence).sort()).toEqual([1, 3]);
    expect(await claimOf(other.endpoint)).toEqual([]);
  });

  test('what holds up a relationship is listed, counted and announced once; skipped, the next one goes', async () => {
    const { endpoint, key, partner } = await arrange(['a', 'a', 'b', null]);
    await fanOut(key);
    for (const { delivery } of await claimOf(endpoint))
      await keep(delivery, delivery.lane === 'b' ? delivered : retried(600));
    const blocked = async () =>
      pageOf(await held.store.listBlockedDeliveries(partner.id, [endpoint.id], forward), endpoint.id).edges.map(
        (edge) => edge.node,
      );
    const [head, ...others] = await blocked();
    if (!head) throw new Error('the head is blocked');
    expect(others).toEqual([]);
    expect(head).toMatchObject({ eventSequence: 1, firstFailedAt: noon });
    expect(await held.store.countBlockedDeliveries(partner.id, [endpoint.id])).toEqual(new Map([[endpoint.id, 1]]));
    expect(await held.store.countLanes(partner.id, [{ endpointId: endpoint.id, lane: 'a' }])).toEqual([
      { endpointId: endpoint.id, lane: 'a', pending: 2 },
    ]);

    const announced: (readonly WebhookDelivery[])[] = [];
    const announce = (before: Date) =>
      queue().announceBlocked(before, ({ id, partnerId }, heads) => {
        if (id === endpoint.id) announced.push(heads);
        return [buildEvent(partnerId, { type: 'webhook-delivery-blocked', subjectId: id })];
      });
    await announce(minutesAfter(-1));
    expect(announced).toEqual([]);
    await announce(noon);
    await announce(noon);
    expect(announced.at(-1)).toEqual([{ ...head, blockAnnounced: true }]);
    expect(await held.store.lastSequence(partner.id)).toBe(5);

    const by = { kind: 'user', id: 'usr_1', name: 'Ada' } as const;
    const set = { state: 'skipped', skip: { by, reason: 'Its customer is unknown there.' }, finishedAt: noon } as const;
    const skip = { skip: 'webhookDelivery', partnerId: partner.id, endpointId: endpoint.id, id: head.id, set } as const;
    const stranger = await addPartner(held.store);
    const theft = held.store.transact([stranger.id], (tx) => tx.apply([{ ...skip, partnerId: stranger.id }]));
    await expect(theft).rejects.toThrow('no row to change');
    await held.store.transact([partner.id], (tx) => tx.apply([skip]));
    expect((await deliveries(endpoint))[0]).toMatchObject(set);
    expect(await blocked()).toEqual([]);
    expect((await claimOf(endpoint)).map((one) => one.event.sequence)).toEqual([2]);
  });

  test('an endpoint is deleted with all that was on its way; an attempt under way ends in nothing', async () => {
    const { endpoint, key, partner, events } = await arrange([null, null]);
    await fanOut(key);
    await record(endpoint, retried(5));
    const [underWay] = await claimOf(endpoint);
    expect(await held.store.listDeliveriesOfEvents(partner.id, [events[0]?.id ?? ''])).toHaveLength(1);
    const deletion = { delete: 'webhookEndpoint', partnerId: partner.id, id: endpoint.id } as const;
    await held.store.transact([partner.id], (tx) => tx.apply([deletion]));
    expect(await deliveries(endpoint)).toEqual([]);
    expect(await held.store.countWebhookEndpoints(partner.id)).toBe(0);
    if (!underWay) throw new Error('there is an attempt under way');
    expect(await keep(underWay.delivery, delivered)).toBe(false);
    expect(await held.store.listWebhookAttempts(partner.id, [underWay.delivery.id])).toEqual([]);
  });

  test('many that record at once lose no lane', async () => {
    const { endpoint, key } = await arrange(Array.from({ length: 40 }, (_, at) => `lane ${at % 8}`));
    await fanOut(key);
    for (let round = 0; round < 5; round += 1) {
      const claimed = await claimOf(endpoint);
      expect(claimed).toHaveLength(8);
      const [first, ...rest] = claimed;
      const batch = rest.slice(0, 4).map((one) => reportOf(one.delivery, delivered));
      await Promise.all([
        ...rest.slice(4).map((one) => keep(one.delivery, delivered)),
        queue().recordAttempts(batch, null),
        first && keep(first.delivery, delivered),
      ]);
    }
    expect((await deliveries(endpoint)).every((one) => one.state === 'delivered')).toBe(true);
  });
});
