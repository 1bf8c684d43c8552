import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner, addRelationship } from '../support/adding.ts';
import { buildItem } from '../support/build-item.ts';
import { buildPartner } from '../support/builders.ts';
import { noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

describe.each(engines)('a new store on %s', (engine) => {
  const held = useStore(engine);

  test('has no partners until the first is added', async () => {
    expect(await held.store.hasPartners()).toBe(false);
    await addPartner(held.store);
    expect(await held.store.hasPartners()).toBe(true);
  });

  test('remembers settings', async () => {
    expect(await held.store.readSetting('installation')).toBeUndefined();
    await held.store.writeSetting('installation', 'demo');
    await held.store.writeSetting('installation', 'real');
    expect(await held.store.readSetting('installation')).toBe('real');
  });
});

describe.each(engines)('partners and support contacts on %s', (engine) => {
  const held = useStore(engine);

  test('a partner is found by its id or its name, and no two have one name', async () => {
    const partner = await addPartner(held.store, { name: 'Meridian Cloud', mpnId: '123', country: null });
    const namesake = await addPartner(held.store, { name: partner.id });
    expect(await held.store.findPartner(partner.id)).toEqual(partner);
    expect(await held.store.findPartnerNamed('Meridian Cloud')).toEqual(partner);
    expect(await held.store.findPartnerNamed(partner.id)).toEqual(partner);
    expect(await held.store.findPartnerNamed(namesake.id)).toEqual(namesake);
    expect(await held.store.findPartner('par_none')).toBeUndefined();
    expect(await held.store.findPartnerNamed('Nobody')).toBeUndefined();
    expect(await held.store.listPartnerNames()).toEqual(['Meridian Cloud', partner.id]);
    await expect(addPartner(held.store, { name: 'Meridian Cloud' })).rejects.toMatchObject({
      constraint: 'partner_name',
    });
  });

  test('a reseller is associated with its provider while the association is active', async () => {
    const provider = await addPartner(held.store, { kind: 'indirect_provider' });
    const reseller = buildPartner({ kind: 'indirect_reseller' });
    const former = buildPartner({ kind: 'indirect_reseller' });
    await held.store.transact([], (tx) =>
      tx.apply([
        { insert: 'partner', row: reseller },
        { insert: 'partner', row: former },
        { insert: 'partnerAssociation', row: { providerId: provider.id, resellerId: reseller.id, state: 'active' } },
        { insert: 'partnerAssociation', row: { providerId: provider.id, resellerId: former.id, state: 'ended' } },
      ]),
    );
    expect(await held.store.findAssociated(provider.id, [reseller.id, former.id])).toEqual([reseller.id]);
    expect(await held.store.findAssociated(reseller.id, [provider.id])).toEqual([]);
  });

  test('partners of one customer see each other as support contacts, and no one else does', async () => {
    const one = await addPartner(held.store, { name: 'One', mpnId: '1' });
    const two = await addPartner(held.store, { name: 'Two' });
    const former = await addPartner(held.store, { name: 'Former' });
    const stranger = await addPartner(held.store, { name: 'Stranger' });
    const { customer } = await addCustomer(held.store, one.id, { relationship: { associatedResellerId: two.id } });
    const theirs = await addRelationship(held.store, { partnerId: two.id, customerId: customer.id });
    await addRelationship(held.store, { partnerId: former.id, customerId: customer.id, state: 'removed' });
    const { customer: foreign } = await addCustomer(held.store, stranger.id);
    const contact = ({ id, name, mpnId, tenantId, kind }: typeof one) => ({
      customerId: customer.id,
      partnerId: id,
      name,
      mpnId,
      tenantId,
      partnerKind: kind,
    });
    const asked = [customer.id, foreign.id];
    expect(await held.store.supportContactsOf(one.id, asked)).toEqual([contact(one), contact(two)]);
    expect(await held.store.supportContactsOf(two.id, asked)).toEqual([contact(one), contact(two)]);
    expect(await held.store.supportContactsOf(former.id, asked)).toEqual([]);

    expect(await held.store.listPeers(one.id, [customer.id])).toEqual([
      {
        customerId: customer.id,
        partnerId: two.id,
        relationshipId: theirs.id,
        partnerKind: 'direct_bill',
        associatedResellerId: null,
      },
    ]);
    expect(await held.store.listPeers(two.id, [customer.id])).toMatchObject([
      { partnerId: one.id, associatedResellerId: two.id },
    ]);
  });

  test('a partner knows itself, its associates and those it has an active customer in common with', async () => {
    const one = await addPartner(held.store);
    const two = await addPartner(held.store);
    const provider = await addPartner(held.store, { kind: 'indirect_provider' });
    const former = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const { customer } = await addCustomer(held.store, one.id);
    await addRelationship(held.store, { partnerId: two.id, customerId: customer.id });
    await addRelationship(held.store, { partnerId: former.id, customerId: customer.id, state: 'removed' });
    await addCustomer(held.store, stranger.id);
    await held.store.transact([provider.id, one.id], (tx) =>
      tx.apply([
        { insert: 'partnerAssociation', row: { providerId: provider.id, resellerId: one.id, state: 'ended' } },
      ]),
    );
    const all = [one, two, provider, former, stranger].map(({ id }) => id);
    const known = async (partnerId: string) =>
      (await held.store.findKnownPartners(partnerId, all)).map(({ id }) => id).sort();
    expect(await known(one.id)).toEqual([one.id, two.id, provider.id].sort());
    expect(await known(two.id)).toEqual([one.id, two.id].sort());
    expect(await known(provider.id)).toEqual([one.id, provider.id].sort());
    expect(await known(former.id)).toEqual([former.id]);
    expect(await held.store.findKnownPartners(one.id, [])).toEqual([]);
  });

  test('designations of a partner are found on any partner’s subscription of the customer', async () => {
    const leaving = await addPartner(held.store);
    const other = await addPartner(held.store);
    const { customer, relationship } = await addCustomer(held.store, leaving.id);
    const theirs = await addRelationship(held.store, { partnerId: other.id, customerId: customer.id });
    const elsewhere = await addCustomer(held.store, leaving.id);
    const own = buildItem.subscription(relationship, { supportContactPartnerId: leaving.id });
    const foreign = buildItem.subscription(theirs, { supportContactPartnerId: leaving.id });
    const rows = [
      own,
      foreign,
      buildItem.subscription(relationship, { supportContactPartnerId: other.id }),
      buildItem.subscription(relationship),
      buildItem.subscription(elsewhere.relationship, { supportContactPartnerId: leaving.id }),
    ];
    await held.store.transact([leaving.id, other.id], (tx) =>
      tx.apply(rows.map((row) => ({ insert: 'subscription', row }))),
    );
    const designation = ({ partnerId, relationshipId, id }: typeof own) => ({
      customerId: customer.id,
      partnerId,
      relationshipId,
      subscriptionId: id,
      supportContactPartnerId: leaving.id,
    });
    expect(await held.store.listDesignations([customer.id], [leaving.id])).toEqual([
      designation(own),
      designation(foreign),
    ]);
    expect(await held.store.listDesignations([customer.id], [leaving.id, other.id])).toHaveLength(3);
    expect(await held.store.listDesignations([customer.id], [])).toEqual([]);
  });

  test('a partner has one active relationship with a customer, and any number of removed ones', async () => {
    const partner = await addPartner(held.store);
    const { customer } = await addCustomer(held.store, partner.id);
    const again = { partnerId: partner.id, customerId: customer.id };
    await addRelationship(held.store, { ...again, state: 'removed', removedAt: noon });
    await addRelationship(held.store, { ...again, state: 'removed', removedAt: noon });
    await expect(addRelationship(held.store, again)).rejects.toMatchObject({
      name: 'UniqueViolation',
      constraint: 'relationship_active',
    });
    await expect(
      held.store.transact([], (tx) => tx.apply([{ insert: 'customer', row: { ...customer, tenantId: 'another' } }])),
    ).rejects.toMatchObject({ constraint: 'customer' });
    await expect(
      held.store.transact([], (tx) => tx.apply([{ insert: 'customer', row: { ...customer, id: 'cus_another' } }])),
    ).rejects.toMatchObject({ constraint: 'customer' });
  });
});
