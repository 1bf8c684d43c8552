import type { CustomerViewer, ItemKind, PageRequest, RelationshipFacts, RelationshipState } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { ensureMay } from './access.ts';

/** What a customer's admin reads: its own company's share of all its partners, and nothing of another customer. */
export const customerSide = ({ store }: Ports) => {
  const own = (viewer: CustomerViewer): string => {
    ensureMay(viewer, 'view_own_organization');
    return viewer.customer.id;
  };
  const relationships = (viewer: CustomerViewer, ids: readonly string[]) =>
    store.findCustomerRelationships(own(viewer), ids);

  /** One read per partner; a customer has few. */
  const facts = async (viewer: CustomerViewer, ids: readonly string[]): Promise<readonly RelationshipFacts[]> => {
    const found = await relationships(viewer, ids);
    const partnerIds = [...new Set(found.map((one) => one.partnerId))];
    const loaded = partnerIds.map((partnerId) =>
      store.loadFacts(
        partnerId,
        found.filter((one) => one.partnerId === partnerId).map((one) => one.id),
      ),
    );
    return (await Promise.all(loaded)).flat();
  };

  return {
    listRelationships: async (
      viewer: CustomerViewer,
      states: readonly RelationshipState[] | undefined,
      page: PageRequest,
    ) => store.listCustomerRelationships(own(viewer), states, page),
    countRelationships: async (viewer: CustomerViewer, states: readonly RelationshipState[] | undefined) =>
      store.countCustomerRelationships(own(viewer), states),
    relationships,
    facts,
    partners: async (viewer: CustomerViewer, ids: readonly string[]) => store.findCustomerPartners(own(viewer), ids),
    listItems: async <K extends ItemKind>(viewer: CustomerViewer, kind: K, page: PageRequest) =>
      store.listCustomerItems(own(viewer), kind, page),
    countItems: async (viewer: CustomerViewer, kind: ItemKind) => store.countCustomerItems(own(viewer), kind),
    items: async <K extends ItemKind>(viewer: CustomerViewer, kind: K, ids: readonly string[]) =>
      store.findCustomerItems(own(viewer), kind, ids),
    /** Always its own company's. */
    supportContacts: async (viewer: CustomerViewer) => store.listCustomerSupportContacts(own(viewer)),
    receipts: async (viewer: CustomerViewer, relationshipIds: readonly string[]) =>
      store.findCustomerReceipts(own(viewer), relationshipIds),
    admins: async (viewer: CustomerViewer) => store.listCustomerAdmins(own(viewer)),
  };
};
