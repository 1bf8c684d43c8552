import type { BlockingItemKind } from '../blockers/blocker.ts';
import type { BlockingItem } from '../blockers/items.ts';
import { allItems, blockingItemKinds, itemName, itemsOf } from '../blockers/items.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RemainingItem } from '../model/records.ts';
import { day } from '../time/instants.ts';

/** What stays behind after a removal and somebody has to know of. */
export const remainingItems = (facts: RelationshipFacts): readonly RemainingItem[] => [
  ...suspendedData(facts),
  ...roleAssignments(facts),
  ...endAtVendor(facts),
  ...resetSupportContacts(facts),
];

const suspendedData = (facts: RelationshipFacts): readonly RemainingItem[] =>
  facts.subscriptions
    .filter((one) => one.status === 'suspended')
    .map((one) => ({
      kind: 'suspended_subscription' as const,
      message: `${itemName.subscription(one)} stays suspended${one.dataDeletionAt ? `; its data is deleted on ${day(one.dataDeletionAt)}` : ''}.`,
      subjectId: one.id,
      name: itemName.subscription(one),
      at: one.dataDeletionAt,
    }));

const roleAssignments = (facts: RelationshipFacts): readonly RemainingItem[] =>
  facts.subscriptions.some((one) => one.kind === 'azure_plan' && one.status !== 'deleted')
    ? [
        {
          kind: 'azure_role_assignments',
          message:
            'Azure role assignments of the partner survive outside this record: the customer has to delete them in its Azure subscriptions.',
          subjectId: null,
          name: null,
          at: null,
        },
      ]
    : [];

/** Designations end with the relationship of the partner that sells the subscription. */
const resetSupportContacts = (facts: RelationshipFacts): readonly RemainingItem[] =>
  facts.subscriptions
    .filter((one) => one.supportContactPartnerId !== null && one.status === 'suspended')
    .map((one) => ({
      kind: 'reset_support_contact' as const,
      message: `${itemName.subscription(one)} had a support contact designated; that ended with the relationship.`,
      subjectId: one.id,
      name: itemName.subscription(one),
      at: null,
    }));

/** Items whose vendor record still says active although they were ended here, and the imported relationship itself. */
const endAtVendor = (facts: RelationshipFacts): readonly RemainingItem[] => [
  ...blockingItemKinds.flatMap((kind) => endedOnlyHere(kind, facts)),
  ...(facts.relationship.importHash === null
    ? []
    : [
        {
          kind: 'end_at_vendor' as const,
          message: `The relationship with ${facts.customer.companyName} was imported: remove it at the vendor too.`,
          subjectId: facts.relationship.id,
          name: facts.customer.companyName,
          at: null,
        },
      ]),
];

/** The vendor's last word on it was that it runs (entitlements have no status there unless they do). */
const isOnlyEndedHere = ({ rawStatus, status }: BlockingItem): boolean => {
  const there = (rawStatus ?? 'active').toLowerCase();
  return (
    (status === 'suspended' && there === 'active') ||
    (status === 'cancelled' && (there === 'active' || there === 'suspended'))
  );
};

const endedOnlyHere = <K extends BlockingItemKind>(kind: K, facts: RelationshipFacts): readonly RemainingItem[] =>
  itemsOf[kind](facts)
    .filter((item: BlockingItem) => item.importHash !== null && isOnlyEndedHere(item))
    .map((item) => ({
      kind: 'end_at_vendor' as const,
      message: `${itemName[kind](item)} is recorded here as ${item.status}; do the same at the vendor.`,
      subjectId: item.id,
      name: itemName[kind](item),
      at: null,
    }));

/** The name of an item of a relationship; its id where it is not among the facts. */
export const nameOfItem = (facts: RelationshipFacts, id: string): string => {
  const nameIn = <K extends BlockingItemKind>(kind: K): string | undefined => {
    const item = itemsOf[kind](facts).find((one) => one.id === id);
    return item === undefined ? undefined : itemName[kind](item);
  };
  return allItems(facts).some((item) => item.id === id)
    ? (blockingItemKinds.map(nameIn).find((name) => name !== undefined) ?? id)
    : id;
};
