import type { ApiKey, Partner } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addPartner } from '../support/adding.ts';
import { buildApiKey, buildUser } from '../support/builders.ts';
import { minutesAfter, noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null) => ({ direction: 'forward', limit, cursor }) as const;

describe.each(engines)('API keys on %s', (engine) => {
  const held = useStore(engine);
  const save = async (key: ApiKey) => {
    await held.store.transact([key.partnerId], (tx) => tx.apply([{ insert: 'apiKey', row: key }]));
    return key;
  };
  const addUser = async (partner: Partner) => {
    const user = buildUser(partner.id);
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'user', row: user }]));
    return user;
  };

  test('a key is found by its hash as it was written, alive or not, with whom it acts for', async () => {
    const partner = await addPartner(held.store);
    const user = await addUser(partner);
    const key = await save(buildApiKey({ partnerId: partner.id, userId: user.id, revokedAt: noon }));
    expect(await held.store.findKeyHolder(key.hash)).toEqual({ key, user, partner });
    expect(await held.store.findKeyHolder('another hash')).toBeUndefined();
  });

  test('its use and its end are written, and nothing else of it changes', async () => {
    const partner = await addPartner(held.store);
    const key = await save(buildApiKey({ partnerId: partner.id, userId: (await addUser(partner)).id }));
    const set = { lastUsedAt: minutesAfter(1), revokedAt: minutesAfter(2) };
    await held.store.transact([partner.id], (tx) =>
      tx.apply([{ update: 'apiKey', partnerId: partner.id, id: key.id, set }]),
    );
    expect((await held.store.findKeyHolder(key.hash))?.key).toEqual({ ...key, ...set });
  });

  test('keys are listed newest first, page by page', async () => {
    const partner = await addPartner(held.store);
    const of = { partnerId: partner.id, userId: 'usr_1' };
    const old = await save(buildApiKey(of));
    const newer = await save(buildApiKey({ ...of, createdAt: minutesAfter(1) }));
    const one = await held.store.listApiKeys(partner.id, forward(1));
    expect(one).toMatchObject({ edges: [{ node: newer }], hasNextPage: true });
    const two = await held.store.listApiKeys(partner.id, forward(1, one.edges[0]?.cursor));
    expect(two).toMatchObject({ edges: [{ node: old }], hasNextPage: false });
    expect(await held.store.countApiKeys(partner.id)).toBe(2);
  });

  test('another partner’s keys are not found, listed or changed', async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const key = await save(buildApiKey({ partnerId: partner.id, userId: (await addUser(partner)).id }));
    expect(await held.store.findApiKeys(partner.id, [key.id])).toEqual([key]);
    expect(await held.store.findApiKeys(stranger.id, [key.id])).toEqual([]);
    expect((await held.store.listApiKeys(stranger.id, forward(9))).edges).toEqual([]);
    expect(await held.store.countApiKeys(stranger.id)).toBe(0);
    const change = { update: 'apiKey', partnerId: stranger.id, id: key.id, set: { revokedAt: noon } } as const;
    await expect(held.store.transact([stranger.id], (tx) => tx.apply([change]))).rejects.toThrow('no row to change');
    await expect(
      held.store.transact([stranger.id], (tx) => tx.apply([{ ...change, partnerId: partner.id }])),
    ).rejects.toThrow('not locked');
    expect((await held.store.findKeyHolder(key.hash))?.key).toEqual(key);
  });

  test('no two keys have the same hash', async () => {
    const partner = await addPartner(held.store);
    const key = await save(buildApiKey({ partnerId: partner.id, userId: 'usr_1' }));
    const twin = buildApiKey({ partnerId: partner.id, userId: 'usr_2', hash: key.hash });
    await expect(save(twin)).rejects.toMatchObject({ name: 'UniqueViolation' });
  });
});
