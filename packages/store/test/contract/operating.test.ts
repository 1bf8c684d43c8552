import { createHash, randomUUID } from 'node:crypto';
import { type Actor, findEventProblems, findReceiptProblems, sealed, startOfChain } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner } from '../support/adding.ts';
import { buildApiKey, buildEvent, buildReceipt, buildRequest, buildUser } from '../support/builders.ts';
import { noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';
import { buildEndpoint, deliveryOf, useWebhooks } from '../support/webhooks.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const sealing = { digest, newSalt: randomUUID };

describe.each(engines)('what the operator does on %s', (engine) => {
  const held = useStore(engine, { now: () => noon });
  const { arrange, fanOut, claimOf, queue } = useWebhooks(held);
  const addUser = async (partnerId: string) => {
    const user = buildUser(partnerId);
    await held.store.transact([partnerId], (tx) => tx.apply([{ insert: 'user', row: user }]));
    return user;
  };
  const setDisabled = (partnerId: string, disabledAt: Date | null) =>
    held.store.transact([partnerId], (tx) =>
      tx.apply([{ update: 'partner', partnerId, id: partnerId, set: { disabledAt } }]),
    );

  test('a disabled partner has no one who may sign in; its own users list does not change', async () => {
    const [one, other] = [await addPartner(held.store), await addPartner(held.store)];
    const [user, stranger] = [await addUser(one.id), await addUser(other.id)];
    const key = buildApiKey({ partnerId: one.id, userId: user.id });
    await held.store.transact([one.id], (tx) => tx.apply([{ insert: 'apiKey', row: key }]));
    await setDisabled(one.id, noon);
    expect((await held.store.findUserById(user.id))?.disabledAt).toEqual(noon);
    expect((await held.store.findUserById(stranger.id))?.disabledAt).toBeNull();
    expect((await held.store.findKeyHolder(key.hash))?.user.disabledAt).toEqual(noon);
    expect((await held.store.findUsers(one.id, [user.id]))[0]?.disabledAt).toBeNull();
    expect((await held.store.listInstalledPartners()).find(({ id }) => id === one.id)?.disabledAt).toEqual(noon);
    await setDisabled(one.id, null);
    expect((await held.store.findUserById(user.id))?.disabledAt).toBeNull();
    expect(await held.store.findUserNamed(user.email.toUpperCase())).toEqual(user);
    expect(await held.store.findUserNamed(user.id)).toEqual(user);
  });

  test('webhooks of a disabled partner wait, and go on where they were', async () => {
    const { endpoint, key } = await arrange([null, null]);
    await fanOut(key);
    await setDisabled(key.partnerId, noon);
    await held.store.transact([key.partnerId], (tx) => tx.append([buildEvent(key.partnerId)]));
    expect(await claimOf(endpoint, { slots: 5 })).toEqual([]);
    expect(await queue().listBehind([key.partnerId])).toEqual([]);
    await setDisabled(key.partnerId, null);
    expect(await queue().listBehind([key.partnerId])).toHaveLength(1);
    expect(await claimOf(endpoint, { slots: 5 })).toHaveLength(2);
  });

  test('a person erased is nowhere in what the partner has, and all hashes still fit', async () => {
    const { id: partnerId } = await addPartner(held.store);
    const user = await addUser(partnerId);
    const eve: Actor = { kind: 'user', id: user.id, name: 'Eve Person' };
    const bo: Actor = { kind: 'user', id: 'usr_bo', name: 'Bo' };
    const names = { email: { from: null, to: user.email }, name: { from: null, to: 'Eve Person' } };
    const request = buildRequest(partnerId, { customerEmail: user.email.toUpperCase(), createdBy: eve });
    const { relationship } = await addCustomer(held.store, partnerId, {
      relationship: { state: 'removed', removedAt: noon, removedBy: eve },
    });
    const cleared = [
      { subjectId: 's', name: 'Seats', how: 'subscription-suspended', by: eve, at: noon, reason: null, refunded: null },
      { subjectId: 't', name: 'Seats', how: 'subscription-suspended', by: bo, at: noon, reason: null, refunded: null },
    ] as const;
    const { proof: _none, ...unsealed } = buildReceipt(relationship, { removedBy: eve, cleared });
    const receipt = sealed(unsealed, noon, sealing);
    const endpoint = buildEndpoint(partnerId);
    await held.store.transact([partnerId], async (tx) => {
      await tx.apply([
        { insert: 'webhookEndpoint', row: endpoint },
        { insert: 'relationshipRequest', row: request },
        { insert: 'receipt', row: receipt },
      ]);
      const [event] = await tx.append([buildEvent(partnerId)]);
      if (event === undefined) throw new Error('nothing was recorded');
      const skipped = deliveryOf(endpoint, event, {
        state: 'skipped',
        skip: { by: eve, reason: 'Its customer is unknown there.' },
      });
      await tx.apply([{ insert: 'webhookDelivery', row: skipped }]);
      await tx.append([
        buildEvent(partnerId, { type: 'user-created', subjectId: user.id, actor: bo, changes: names }),
        ...Array.from({ length: 250 }, () => buildEvent(partnerId, { actor: eve })),
        buildEvent(partnerId, {
          type: 'reseller-relationship-requested',
          subjectId: request.id,
          actor: bo,
          changes: { resent: false, customerEmail: { from: null, to: request.customerEmail } },
        }),
      ]);
    });
    const erase = () => held.store.erasePerson({ id: user.id, email: user.email.toLowerCase() }, [partnerId]);
    expect(await erase()).toEqual({ events: 252, receipts: 1 });
    await erase();

    const events = await held.store.readChain(partnerId, 0, 1000);
    let before = { sequence: 0, hash: startOfChain };
    for (const event of events) {
      expect(findEventProblems(event, before, digest)).toEqual([]);
      before = { sequence: event.sequence, hash: event.link?.hash ?? '' };
    }
    const [kept] = await held.store.findReceipts(partnerId, [receipt.id]);
    expect(kept && findReceiptProblems(kept, digest)).toEqual([]);
    expect(kept?.cleared.map(({ by }) => by.name)).toEqual(['[erased]', 'Bo']);
    const [{ removedBy } = relationship] = await held.store.findRelationships(partnerId, [relationship.id]);
    const rows: unknown[] = [];
    // The account itself is the people's list's to empty.
    for await (const { kind, row } of held.store.exportPartner(partnerId)) if (kind !== 'user') rows.push(row);
    const all = JSON.stringify(rows).toLowerCase();
    expect(all).toContain('its customer is unknown there.');
    for (const gone of ['eve person', user.email.toLowerCase()]) expect(all).not.toContain(gone);
    expect(all).toContain('"bo"');
    expect(removedBy).toEqual({ ...eve, name: '[erased]' });
    const salts = events.slice(2, 252).map(({ link }) => link?.digests['/actor/name']?.salt);
    expect(new Set(salts)).toEqual(new Set([null]));
  });

  test('an export has all rows of one partner, in pages, and none of another', async () => {
    const [one, other] = [await addPartner(held.store), await addPartner(held.store)];
    for (const { id } of [one, other]) {
      await addUser(id);
      await addCustomer(held.store, id);
      await held.store.transact([id], (tx) => tx.append(Array.from({ length: 501 }, () => buildEvent(id))));
    }
    const counts = new Map<string, number>();
    for await (const { kind, row } of held.store.exportPartner(one.id)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      expect(JSON.stringify(row)).not.toContain(`"${other.id}"`);
    }
    expect(Object.fromEntries(counts)).toEqual({
      partner: 1,
      user: 1,
      membership: 1,
      customer: 1,
      relationship: 1,
      event: 501,
    });
  });
});
