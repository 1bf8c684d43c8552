import type {
  ActivePlace,
  Change,
  CommandContext,
  Decision,
  NewEvent,
  RelationshipFacts,
  Store,
} from '@untether/domain';
import { idPrefixes, relationshipEvent, systemActors } from '@untether/domain';
import type { ImportContext } from './decide-import.ts';
import type { Finding } from './finding.ts';

/**
 * What follows where the vendor no longer has an ACTIVE relationship: it is marked, once, with an event. Recording its
 * end is a person's step. `relationshipToPartner` is what the list says instead; null where the customer is not in it.
 */
export const endedAtVendor = (
  {
    facts,
    relationshipToPartner,
  }: { readonly facts: RelationshipFacts; readonly relationshipToPartner: string | null },
  { policy, now, newId }: ImportContext,
): Decision => {
  const { relationship } = facts;
  if (relationship.endedAtVendorAt !== null) return { changes: [], events: [] };
  const context: CommandContext = { actor: systemActors.import, policy, now, correlationId: newId('correlation') };
  const { partnerId, id } = relationship;
  const change: Change = { update: 'relationship', partnerId, id, set: { endedAtVendorAt: now } };
  const event: NewEvent = relationshipEvent(context, 'reseller-relationship-ended-at-vendor', relationship, {
    endedAtVendorAt: { from: null, to: now.toISOString() },
    relationshipToPartner,
  });
  return { changes: [change], events: [event] };
};

export interface EndedAtVendor {
  readonly findings: readonly Finding[];
  /** How many were marked now, or would be. */
  readonly marked: number;
}

/**
 * Marks the imported relationships whose customers a list of customers that was read whole does not have. In memory
 * that does not grow with their number.
 */
export const markEndedAtVendor = async (options: {
  readonly store: Store;
  readonly context: ImportContext;
  /** The list's file. */
  readonly file: string;
  readonly isListed: (tenantId: string) => boolean;
  readonly check?: boolean;
  /** Called for each that has ended, and after each page of relationships, for others to have their turn. */
  readonly report: (ended: EndedAtVendor) => Promise<void>;
}): Promise<void> => {
  const { store, context, file, isListed, check = false, report } = options;
  const { partnerId } = context;
  let last: ActivePlace | null = null;
  for (;;) {
    const page: readonly ActivePlace[] = await store.listActivePlaces(partnerId, last, placesAtOnce);
    for (const { relationshipId, customerId, isImported } of page) {
      const tenantId = customerId.slice(idPrefixes.customer.length);
      if (!isImported || isListed(tenantId)) continue;
      const mark = async (reads: Pick<Store, 'loadFacts'>) => {
        const [facts] = await reads.loadFacts(partnerId, [relationshipId]);
        const isActive = facts?.relationship.state === 'active';
        const decision = isActive ? endedAtVendor({ facts, relationshipToPartner: null }, context) : nothing;
        return { decision, companyName: facts?.customer.companyName };
      };
      const { decision, companyName } = check
        ? await mark(store)
        : await store.transact([partnerId], async (tx) => {
            const one = await mark(tx);
            await tx.apply(one.decision.changes);
            await tx.append(one.decision.events);
            return one;
          });
      const reason = `${companyName} (${tenantId}) is not in the list: it has ended at the vendor`;
      const wayOut = 'Record on the customer’s page that it has ended at the vendor, or correct the export';
      await report({
        findings: [{ kind: 'skipped', file, path: '', reason, wayOut }],
        marked: decision.changes.length > 0 ? 1 : 0,
      });
    }
    await report({ findings: [], marked: 0 });
    last = page.at(-1) ?? null;
    if (page.length < placesAtOnce) return;
  }
};

const placesAtOnce = 500;
const nothing: Decision = { changes: [], events: [] };
