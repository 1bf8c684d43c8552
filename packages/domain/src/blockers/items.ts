import type { ImportFinding, Items } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { BlockingItemKind } from './blocker.ts';
import { isEndUnseen } from './ended-here.ts';

/** The items of each kind among the facts. */
export const itemsOf: { readonly [K in BlockingItemKind]: (facts: RelationshipFacts) => readonly Items[K][] } = {
  azureEntitlement: (facts) => facts.azureEntitlements,
  subscription: (facts) => facts.subscriptions,
  reservation: (facts) => facts.reservations,
  savingsPlan: (facts) => facts.savingsPlans,
  softwarePurchase: (facts) => facts.softwarePurchases,
  order: (facts) => facts.orders,
};
export const blockingItemKinds = Object.keys(itemsOf) as readonly BlockingItemKind[];

/** Any item that may block. */
export type BlockingItem = Items[BlockingItemKind];
export const allItems = (facts: RelationshipFacts): readonly BlockingItem[] =>
  blockingItemKinds.flatMap((kind): readonly BlockingItem[] => itemsOf[kind](facts));

/** The name people know an item by. */
export const itemName: { readonly [K in BlockingItemKind]: (item: Items[K]) => string } = {
  azureEntitlement: (item) => item.name,
  subscription: (item) => item.friendlyName || item.offerName,
  reservation: (item) => item.name,
  savingsPlan: (item) => item.name,
  softwarePurchase: (item) => item.name,
  order: (item) => item.lines.map((line) => line.name).join(', ') || item.id,
};

/** The status a waiver covers; with the vendor's spelling where the status or the product type is unknown. */
const statusForWaiver = (item: BlockingItem): string =>
  item.status === 'unknown' || ('kind' in item && item.kind === 'unknown')
    ? `${item.status}:${item.rawStatus ?? ''}`
    : item.status;

/** What the newest import could not read of an item's record. One that is over needs none of it. */
export const findingsOf = (item: BlockingItem, { importFindings }: RelationshipFacts): readonly ImportFinding[] =>
  item.status === 'cancelled' || item.status === 'deleted'
    ? []
    : inOrder(importFindings.filter(({ subjectId }) => subjectId === item.id));

/** What the newest import could not read of files as a whole, by file. */
export const unreadFiles = ({ importFindings, relationship }: RelationshipFacts) => {
  const files = new Map<string, ImportFinding[]>();
  for (const finding of importFindings) {
    if (finding.subjectId !== relationship.id) continue;
    files.set(finding.file, [...(files.get(finding.file) ?? []), finding]);
  }
  return [...files].map(([file, findings]) => ({ file, findings: inOrder(findings) }));
};

const inOrder = (findings: readonly ImportFinding[]) =>
  [...findings].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.id < b.id ? -1 : 1));

/** What a waiver covers of an incomplete record or file: the import that could not read it. */
export const importForWaiver = (findings: readonly ImportFinding[]): string =>
  `incomplete:${[...new Set(findings.map(({ importHash }) => importHash))].sort().join()}`;

/**
 * What a waiver of an item covers: the import that could not read it; of one that only our clock ended the record that
 * has it running; else its status.
 */
export const coverOf = (item: BlockingItem, facts: RelationshipFacts, now: Date): string => {
  const findings = findingsOf(item, facts);
  if (findings.length > 0) return importForWaiver(findings);
  return isEndUnseen(item, now) ? `unseen:${item.importHash}` : statusForWaiver(item);
};
