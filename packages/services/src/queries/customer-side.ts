import { type CustomerScope, type CustomerViewer, scopeOf } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { ensureMay } from './access.ts';

/** What a customer's admin reads: its own company's share of the partners it has proven itself to, and nothing of another customer. */
export const customerSide = ({ store }: Ports) => {
  const own =
    <A extends readonly unknown[], R>(read: (scope: CustomerScope, ...rest: A) => Promise<R>) =>
    async (viewer: CustomerViewer, ...rest: A): Promise<R> => {
      ensureMay(viewer, 'view_own_organization');
      return read(scopeOf(viewer), ...rest);
    };
  return {
    listRelationships: own(store.listCustomerRelationships),
    countRelationships: own(store.countCustomerRelationships),
    relationships: own(store.findCustomerRelationships),
    facts: own(store.loadCustomerFacts),
    partners: own(store.findCustomerPartners),
    listItems: own(store.listCustomerItems),
    countItems: own(store.countCustomerItems),
    items: own(store.findCustomerItems),
    supportContacts: own(store.listCustomerSupportContacts),
    receipts: own(store.findCustomerReceipts),
    releases: own(store.findCustomerReleaseRequests),
    latestReleases: own(store.findCustomerLatestReleaseRequests),
  };
};
