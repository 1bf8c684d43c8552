import type { Partner, RelationshipFacts } from '@untether/domain';
import {
  aCustomer,
  aDelegatedAdminRelationship,
  anAzureEntitlement,
  anAzurePlan,
  anOrder,
  aRelationship,
  aReservation,
  aSavingsPlan,
  aSoftwarePurchase,
  aSubscription,
  facts,
} from '@untether/domain/testing';
import { guid, openTestApi } from './test-api.ts';

/** Whose items, and with which id. */
export const keysOf = (partner: Partner, company: string) => {
  const customerId = `cus_${guid(company)}`;
  const relationshipId = `rel_${guid(`${partner.name} ${company}`)}`;
  const own = { partnerId: partner.id, customerId, relationshipId };
  return { own, id: (prefix: string, name: string) => `${prefix}_${guid(`${partner.name} ${company} ${name}`)}` };
};

const companyOf = (company: string) =>
  aCustomer({
    id: `cus_${guid(company)}`,
    tenantId: guid(company),
    companyName: company,
    domain: `${company.toLowerCase().replaceAll(' ', '-')}.example`,
  });

/** A relationship on which nothing hangs. */
export const emptyRelationship = (partner: Partner, company: string): RelationshipFacts => {
  const { own } = keysOf(partner, company);
  return facts({ customer: companyOf(company), relationship: aRelationship({ ...own, id: own.relationshipId }) });
};

/** One of every kind of item, all of them in the way. */
export const fullRelationship = (partner: Partner, company: string): RelationshipFacts => {
  const { own, id } = keysOf(partner, company);
  const plan = anAzurePlan({ ...own, id: id('sub', 'plan') });
  const licence = aSubscription({ ...own, id: id('sub', 'licence') });
  return {
    ...emptyRelationship(partner, company),
    relationship: aRelationship({ ...own, id: own.relationshipId, delegatedAdmin: true }),
    subscriptions: [
      licence,
      aSubscription({ ...own, id: id('sub', 'add-on'), parentSubscriptionId: licence.id }),
      plan,
    ],
    azureEntitlements: [anAzureEntitlement({ ...own, id: id('aze', 'prod'), subscriptionId: plan.id })],
    reservations: [aReservation({ ...own, id: id('rsv', 'vm') })],
    savingsPlans: [aSavingsPlan({ ...own, id: id('svp', 'compute') })],
    softwarePurchases: [aSoftwarePurchase({ ...own, id: id('sft', 'server') })],
    orders: [anOrder({ ...own, id: id('ord', 'first'), status: 'completed' })],
    delegatedAdminRelationships: [aDelegatedAdminRelationship({ ...own, id: id('gdp', 'helpdesk') })],
  };
};

/** Two sellers and a reseller, with people of every role, and customers that overlap. */
export const openWorld = async () => {
  const api = await openTestApi();
  const meridian = await api.addPartner({ name: 'Meridian Cloud', kind: 'direct_bill' });
  const summit = await api.addPartner({ name: 'Summit Distribution', kind: 'indirect_provider' });
  const harbor = await api.addPartner({ name: 'Harbor IT', kind: 'indirect_reseller' });
  await api.store.transact([summit.id, harbor.id], (tx) =>
    tx.apply([
      { insert: 'partnerAssociation', row: { providerId: summit.id, resellerId: harbor.id, state: 'active' } },
    ]),
  );
  return {
    api,
    meridian,
    summit,
    harbor,
    admin: await api.addUser(meridian, ['global_admin', 'admin_agent']),
    sales: await api.addUser(meridian, ['sales_agent']),
    helpdesk: await api.addUser(meridian, ['helpdesk_agent']),
    summitAdmin: await api.addUser(summit, ['global_admin', 'admin_agent']),
    harborAdmin: await api.addUser(harbor, ['global_admin', 'admin_agent']),
  };
};
export type World = Awaited<ReturnType<typeof openWorld>>;
