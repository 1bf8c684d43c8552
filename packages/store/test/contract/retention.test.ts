import { addDays } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { prunable } from '../../src/prune.ts';
import { addPartner } from '../support/adding.ts';
import { query } from '../support/query.ts';
import { engines, useStore } from '../support/stores.ts';

const now = new Date('2026-06-15T12:00:00Z');
const instant = (engine: string, at: Date | null): string =>
  at === null ? 'null' : engine === 'sqlite' ? String(at.getTime()) : `'${at.toISOString()}'`;

describe.each(engines)('what is kept no longer on %s', (engine) => {
  const place = useStore(engine);
  const run = (sql: string) => query(engine, place.url, sql);
  const at = (days: number | null) => instant(engine, days === null ? null : addDays(now, -days));
  const flag = (value: boolean) => (engine === 'sqlite' ? String(Number(value)) : String(value));
  const idsIn = async (table: string, column = 'id') =>
    ((await run(`select ${column} as id from "${table}" order by ${column}`)) as { id: string }[]).map(({ id }) => id);

  const addDelivery = async (partnerId: string, id: string, finished: number | null) => {
    const state = finished === null ? 'pending' : 'delivered';
    await run(`insert into webhook_delivery (partner_id, id, endpoint_id, event_id, event_sequence, cause, state, attempts,
      created_at, next_attempt_at, finished_at, block_announced)
      values ('${partnerId}', '${id}', 'whe_1', 'evt_1', 1, 'event', '${state}', 1, ${at(200)}, ${at(200)}, ${at(finished)}, ${flag(false)})`);
    await run(`insert into webhook_attempt (partner_id, delivery_id, number, at, latency_ms)
      values ('${partnerId}', '${id}', 1, ${at(200)}, 5)`);
  };

  test('deliveries that are over go with their attempts, oldest first, as many as asked for; what waits stays', async () => {
    const [one, other] = [await addPartner(place.store), await addPartner(place.store)];
    await addDelivery(one.id, 'whd_1', 120);
    await addDelivery(other.id, 'whd_2', 100);
    await addDelivery(one.id, 'whd_3', 95);
    await addDelivery(one.id, 'whd_4', 10);
    await addDelivery(one.id, 'whd_5', null);
    const before = addDays(now, -90);
    expect(await place.store.prune('deliveries', before, 2)).toBe(2);
    expect(await idsIn('webhook_delivery')).toEqual(['whd_3', 'whd_4', 'whd_5']);
    expect(await idsIn('webhook_attempt', 'delivery_id')).toEqual(['whd_3', 'whd_4', 'whd_5']);
    expect(await place.store.prune('deliveries', before, 2)).toBe(1);
    expect(await place.store.prune('deliveries', before, 2)).toBe(0);
    expect(await idsIn('webhook_delivery')).toEqual(['whd_4', 'whd_5']);
  });

  test('sessions and verifications go once they have expired', async () => {
    await run(`insert into "user" (id, name, email, email_verified, created_at, updated_at)
      values ('usr_r', 'R', 'r@example.com', ${flag(true)}, ${at(300)}, ${at(300)})`);
    for (const [id, expired] of [
      ['old', 40],
      ['new', 20],
      ['valid', -5],
    ] as const) {
      await run(`insert into session (id, expires_at, token, created_at, updated_at, user_id)
        values ('${id}', ${at(expired)}, 'token-${id}', ${at(300)}, ${at(300)}, 'usr_r')`);
      await run(`insert into verification (id, identifier, value, expires_at, created_at, updated_at)
        values ('${id}', 'x', 'y', ${at(expired)}, ${at(300)}, ${at(300)})`);
    }
    for (const kind of ['sessions', 'verifications'] as const)
      expect(await place.store.prune(kind, addDays(now, -30), 10)).toBe(1);
    expect(await idsIn('session')).toEqual(['new', 'valid']);
    expect(await idsIn('verification')).toEqual(['new', 'valid']);
  });

  test('idempotency keys of all partners go, also of one that writes no more', async () => {
    for (const [key, saved] of [
      ['old', 8],
      ['new', 6],
    ] as const) {
      const partner = await addPartner(place.store);
      await run(`insert into idempotency_key (partner_id, key, fingerprint, saved_at)
        values ('${partner.id}', '${key}', 'f', ${at(saved)})`);
    }
    expect(await place.store.prune('keys', addDays(now, -7), 10)).toBe(1);
    expect(await idsIn('idempotency_key', 'key')).toEqual(['new']);
  });

  test('requests go once they are answered; open ones stay however old they are', async () => {
    const partner = await addPartner(place.store);
    const actor = `'{"kind":"user","id":"usr_1","name":"A"}'`;
    for (const [id, state, expires] of [
      ['rrq_1', 'accepted', 400],
      ['rrq_2', 'sent', 400],
      ['rrq_3', 'declined', 10],
    ] as const)
      await run(`insert into relationship_request (partner_id, id, token_hash, state, created_at, created_by, expires_at)
        values ('${partner.id}', '${id}', 'hash-${id}', '${state}', ${at(500)}, ${actor}, ${at(expires)})`);
    for (const [id, state, ended] of [
      ['rel_1', 'granted', 400],
      ['rel_2', 'open', null],
    ] as const)
      await run(`insert into release_request (partner_id, id, relationship_id, customer_id, reason, state, requested_at, requested_by, ended_at)
        values ('${partner.id}', '${id}', '${id}', 'cus_1', 'moving', '${state}', ${at(500)}, ${actor}, ${at(ended)})`);
    expect(await place.store.prune('requests', addDays(now, -365), 10)).toBe(1);
    expect(await place.store.prune('releases', addDays(now, -365), 10)).toBe(1);
    expect(await idsIn('relationship_request')).toEqual(['rrq_2', 'rrq_3']);
    expect(await idsIn('release_request')).toEqual(['rel_2']);
  });

  test('nothing else has a way to be pruned: no event, no receipt', () => {
    expect(prunable).toEqual(['deliveries', 'sessions', 'verifications', 'keys', 'requests', 'releases']);
  });

  test('it is found by indexes, however much there is', async () => {
    if (engine !== 'sqlite') return;
    place.statements.length = 0;
    for (const kind of prunable) await place.store.prune(kind, new Date(0), 10);
    expect(place.statements.length).toBeGreaterThan(prunable.length);
    for (const sql of place.statements.filter((one) => /^select/.test(one) && !/from "partner"/.test(one))) {
      const plan = (await run(`explain query plan ${sql.replaceAll('?', '1')}`)) as { detail: string }[];
      expect(
        plan.map(({ detail }) => detail).filter((detail) => /^SCAN (?!\w+ USING)/.test(detail)),
        sql,
      ).toEqual([]);
    }
  });
});
