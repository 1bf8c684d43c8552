import type { ReleaseRequest } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner, addRelationship } from '../support/adding.ts';
import { buildReleaseRequest } from '../support/builders.ts';
import { ada, minutesAfter } from '../support/fixed.ts';
import { planOfLast } from '../support/plans.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = { direction: 'forward', limit: 9, cursor: null } as const;

/** With all partners. */
const whole = (customerId: string) => ({ customerId, partnerIds: null });

describe.each(engines)('requests to be released on %s', (engine) => {
  const held = useStore(engine);

  const save = async (...rows: ReleaseRequest[]) =>
    held.store.transact(
      rows.map((row) => row.partnerId),
      (tx) => tx.apply(rows.map((row) => ({ insert: 'releaseRequest', row }))),
    );

  test('are read as they were written, by their partner and their customer, and by no one else', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    const { customer, relationship } = await addCustomer(held.store, partner.id);
    const other = await addRelationship(held.store, { partnerId: stranger.id, customerId: customer.id });
    const { customer: outsider } = await addCustomer(held.store, partner.id);
    const open = buildReleaseRequest(relationship);
    const declined = buildReleaseRequest(other, {
      state: 'declined',
      endedAt: minutesAfter(5),
      answeredBy: ada,
      answer: 'No.',
    });
    await save(open, declined);
    const ids = [open.id, declined.id];
    const relationships = [relationship.id, other.id];
    expect(await held.store.findReleaseRequests(partner.id, ids)).toEqual([open]);
    expect(await held.store.findReleaseRequests(stranger.id, ids)).toEqual([declined]);
    expect(await held.store.findLatestReleaseRequests(partner.id, relationships)).toEqual([open]);
    expect(await held.store.findLatestReleaseRequests(stranger.id, relationships)).toEqual([declined]);
    for (const find of [held.store.findCustomerReleaseRequests, held.store.findCustomerLatestReleaseRequests]) {
      const asked = find === held.store.findCustomerReleaseRequests ? ids : relationships;
      const found = await find(whole(customer.id), asked);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([open, declined]));
      expect(await find(whole(outsider.id), asked)).toEqual([]);
      expect(await find(whole(customer.id), [])).toEqual([]);
      const ofOne = await find({ customerId: customer.id, partnerIds: [partner.id] }, asked);
      expect(ofOne).toEqual([open]);
    }
  });

  test('the newest of a relationship is the open one, else the one made last', async () => {
    const partner = await addPartner(held.store);
    const { customer, relationship } = await addCustomer(held.store, partner.id);
    const latest = async () => {
      const asked = [relationship.id];
      const found = await held.store.findLatestReleaseRequests(partner.id, asked);
      expect(await held.store.findCustomerLatestReleaseRequests(whole(customer.id), asked)).toEqual(found);
      return found.map(({ id }) => id);
    };
    expect(await latest()).toEqual([]);
    const at = (minutes: number, state: ReleaseRequest['state']) =>
      buildReleaseRequest(relationship, { requestedAt: minutesAfter(minutes), state });
    const [first, second, sameTime] = [at(1, 'declined'), at(2, 'withdrawn'), at(2, 'declined')];
    await save(first, second);
    expect(await latest()).toEqual([second.id]);
    await save(sameTime);
    expect(await latest()).toEqual([sameTime.id]);
    // Made by a clock that was behind.
    const open = at(0, 'open');
    await save(open);
    expect(await latest()).toEqual([open.id]);
  });

  test('one relationship has one that is open, whatever else is written at the same time', async () => {
    const partner = await addPartner(held.store);
    const { relationship } = await addCustomer(held.store, partner.id);
    const open = buildReleaseRequest(relationship);
    await save(open, buildReleaseRequest(relationship, { state: 'declined' }));
    await expect(save(buildReleaseRequest(relationship))).rejects.toMatchObject({
      name: 'UniqueViolation',
      constraint: 'release_request_open',
    });
    const set = { state: 'withdrawn', endedAt: minutesAfter(1) } as const;
    await held.store.transact([partner.id], (tx) =>
      tx.apply([{ update: 'releaseRequest', partnerId: partner.id, id: open.id, set }]),
    );
    expect(await held.store.findReleaseRequests(partner.id, [open.id])).toEqual([{ ...open, ...set }]);
    await save(buildReleaseRequest(relationship));
  });

  test('customers that ask, those that do not, and how many', async () => {
    const [partner, other] = [await addPartner(held.store), await addPartner(held.store)];
    const add = async (companyName: string, state: ReleaseRequest['state'] | null) => {
      const { customer, relationship } = await addCustomer(held.store, partner.id, { customer: { companyName } });
      if (state !== null) await save(buildReleaseRequest(relationship, { state }));
      return customer;
    };
    await add('Asks', 'open');
    await add('Asked', 'declined');
    const { id: customerId } = await add('Never asked', null);
    const elsewhere = await addRelationship(held.store, { partnerId: other.id, customerId });
    await save(buildReleaseRequest(elsewhere));
    const names = async (releaseRequested: boolean) => {
      const { edges } = await held.store.listCustomers(partner.id, { releaseRequested }, 'name_asc', forward);
      expect(await held.store.countCustomers(partner.id, { releaseRequested })).toEqual({
        rows: edges.length,
        isExact: true,
      });
      return edges.map((edge) => edge.node.companyName);
    };
    expect(await names(true)).toEqual(['Asks']);
    expect(await names(false)).toEqual(['Asked', 'Never asked']);
    expect(await held.store.portfolioReleases(partner.id)).toBe(1);
    await held.store.listCustomers(partner.id, { releaseRequested: true }, 'name_asc', forward);
    if (engine === 'sqlite')
      expect((await planOfLast(held, 'release_request')).join('\n')).toContain('release_request_open');
  });
});
