import type { PageRequest, RelationshipRequest } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner, addRelationship } from '../support/adding.ts';
import { buildRelationship, buildRequest } from '../support/builders.ts';
import { ada, minutesAfter, noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null): PageRequest => ({ direction: 'forward', limit, cursor });
const day = 24 * 60;

describe.each(engines)('relationship requests on %s', (engine) => {
  const held = useStore(engine);

  const save = async (...rows: RelationshipRequest[]) =>
    held.store.transact(
      rows.map((row) => row.partnerId),
      (tx) => tx.apply(rows.map((row) => ({ insert: 'relationshipRequest', row }))),
    );
  const ids = async (partnerId: string, state: RelationshipRequest['state'] | undefined, now = noon) =>
    (await held.store.listRequests(partnerId, { state, now }, forward(9))).edges.map((edge) => edge.node.id);

  test('are read as they were written, newest first, and only by their partner', async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const answered = { answeredBy: ada, answeredAt: minutesAfter(5), relationshipId: 'rel_1', receiptId: 'rcp_1' };
    const [first, second, third] = [
      buildRequest(partner.id, { createdAt: minutesAfter(1) }),
      buildRequest(partner.id, { createdAt: minutesAfter(3), state: 'accepted', customerId: 'cus_1', ...answered }),
      buildRequest(partner.id, {
        createdAt: minutesAfter(2),
        indirectProviderId: 'par_x',
        customerEmail: 'a@b.example',
      }),
    ];
    await save(first, second, third);
    const one = await held.store.listRequests(partner.id, { now: noon }, forward(2));
    expect(one.edges.map((edge) => edge.node)).toEqual([second, third]);
    const two = await held.store.listRequests(partner.id, { now: noon }, forward(2, one.edges[1]?.cursor));
    expect(two.edges.map((edge) => edge.node)).toEqual([first]);
    expect(await held.store.countRequests(partner.id, { now: noon })).toBe(3);
    expect(await held.store.findRequests(partner.id, [second.id])).toEqual([second]);

    expect(await ids(stranger.id, undefined)).toEqual([]);
    expect(await held.store.countRequests(stranger.id, { now: noon })).toBe(0);
    expect(await held.store.findRequests(stranger.id, [second.id])).toEqual([]);
    expect(await held.store.listOpenRequests(stranger.id, ['cus_1'])).toEqual([]);
  });

  test('what ran out is EXPIRED from that instant, also before it is recorded', async () => {
    const partner = await addPartner(held.store);
    const open = buildRequest(partner.id, { expiresAt: minutesAfter(2 * day) });
    const ranOut = buildRequest(partner.id, { createdAt: minutesAfter(-1) });
    const recorded = buildRequest(partner.id, { createdAt: minutesAfter(-2), state: 'expired' });
    await save(open, ranOut, recorded);
    const at = minutesAfter(day);
    expect(await ids(partner.id, 'sent', at)).toEqual([open.id]);
    expect(await ids(partner.id, 'expired', at)).toEqual([ranOut.id, recorded.id]);
    expect(await ids(partner.id, 'sent', minutesAfter(day - 1))).toEqual([open.id, ranOut.id]);
    expect(await held.store.countRequests(partner.id, { state: 'expired', now: at })).toBe(2);
    const due = (await held.store.listRequestsDue(at, 99)).filter((one) => one.partnerId === partner.id);
    expect(due).toEqual([ranOut]);
  });

  test('the clock has to look when the first that waits runs out', async () => {
    const partner = await addPartner(held.store);
    const longAgo = (days: number) => minutesAfter(-1000 * day - days * day);
    await save(
      buildRequest(partner.id, { expiresAt: longAgo(1) }),
      buildRequest(partner.id, { expiresAt: longAgo(2) }),
      buildRequest(partner.id, { expiresAt: longAgo(3), state: 'revoked' }),
    );
    expect(await held.store.findNextDueAt()).toEqual(longAgo(2));
  });

  test('one is found by the hash of its token, and no longer by an older one', async () => {
    const partner = await addPartner(held.store);
    const request = buildRequest(partner.id);
    await save(request);
    expect(await held.store.findRequestByTokenHash(request.tokenHash)).toEqual(request);
    const set = { tokenHash: `${request.tokenHash} again`, expiresAt: minutesAfter(2 * day) };
    await held.store.transact([partner.id], (tx) =>
      tx.apply([{ update: 'relationshipRequest', partnerId: partner.id, id: request.id, set }]),
    );
    expect(await held.store.findRequestByTokenHash(request.tokenHash)).toBeUndefined();
    expect(await held.store.findRequestByTokenHash(set.tokenHash)).toEqual({ ...request, ...set });
  });

  test('another partner’s request cannot be changed', async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const request = buildRequest(partner.id);
    await save(request);
    const change = (partnerId: string) =>
      held.store.transact([stranger.id], (tx) =>
        tx.apply([{ update: 'relationshipRequest', partnerId, id: request.id, set: { state: 'revoked' } }]),
      );
    await expect(change(stranger.id)).rejects.toThrow('no row to change');
    await expect(change(partner.id)).rejects.toThrow('has not locked');
  });

  test('those that wait for a customer’s answer are found by customer', async () => {
    const partner = await addPartner(held.store);
    const waiting = buildRequest(partner.id, { customerId: 'cus_1' });
    await save(
      waiting,
      buildRequest(partner.id, { customerId: 'cus_2' }),
      buildRequest(partner.id, { customerId: 'cus_1', state: 'declined' }),
    );
    expect(await held.store.listOpenRequests(partner.id, ['cus_1'])).toEqual([waiting]);
  });

  test('the newest to a customer is found, whatever became of it', async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const newest = buildRequest(partner.id, { customerId: 'cus_1', createdAt: minutesAfter(9), state: 'declined' });
    const twin = { createdAt: minutesAfter(4), customerId: 'cus_2' };
    const twins = [buildRequest(partner.id, twin), buildRequest(partner.id, twin)];
    await save(
      buildRequest(partner.id, { customerId: 'cus_1', createdAt: minutesAfter(8) }),
      newest,
      ...twins,
      buildRequest(stranger.id, { customerId: 'cus_1', createdAt: minutesAfter(10) }),
      buildRequest(partner.id, { createdAt: minutesAfter(11) }),
    );
    const found = await held.store.findLatestRequests(partner.id, ['cus_1', 'cus_2', 'cus_3']);
    const second = twins.map(({ id }) => id).sort()[1];
    expect(found.map(({ id }) => id).sort()).toEqual([newest.id, second].sort());
    expect(await held.store.findLatestRequests(partner.id, [])).toEqual([]);
  });

  test('who else has or had a relationship, and which one re-established another', async () => {
    const partner = await addPartner(held.store);
    const other = await addPartner(held.store);
    const ended = { state: 'removed', removedAt: noon, removedBy: ada } as const;
    const { customer, relationship } = await addCustomer(held.store, partner.id, { relationship: ended });
    expect(await held.store.isHeldByOthers(customer.id, partner.id)).toBe(false);
    await addRelationship(held.store, { partnerId: other.id, customerId: customer.id, ...ended });
    expect(await held.store.isHeldByOthers(customer.id, partner.id)).toBe(true);

    expect(await held.store.findReestablished(partner.id, [relationship.id])).toEqual([]);
    const again = buildRelationship({ partnerId: partner.id, customerId: customer.id, previousId: relationship.id });
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'relationship', row: again }]));
    expect(await held.store.findReestablished(partner.id, [relationship.id])).toEqual([again]);
    expect(await held.store.findReestablished(other.id, [relationship.id])).toEqual([]);
  });

  test('the providers a reseller sells through', async () => {
    const reseller = await addPartner(held.store, { kind: 'indirect_reseller' });
    const [now, before] = [
      await addPartner(held.store, { kind: 'indirect_provider' }),
      await addPartner(held.store, { kind: 'indirect_provider' }),
    ];
    await held.store.transact([reseller.id], (tx) =>
      tx.apply([
        { insert: 'partnerAssociation', row: { providerId: now.id, resellerId: reseller.id, state: 'active' } },
        { insert: 'partnerAssociation', row: { providerId: before.id, resellerId: reseller.id, state: 'ended' } },
      ]),
    );
    expect(await held.store.listProviders(reseller.id)).toEqual([now]);
    expect(await held.store.listProviders(now.id)).toEqual([]);
  });
});
