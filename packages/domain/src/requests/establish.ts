import { blockingItemKinds, itemsOf } from '../blockers/items.ts';
import type { CommandContext } from '../commands/command.ts';
import { begun, fromTo, relationshipEvent } from '../commands/command.ts';
import { begin } from '../lifecycle/machine.ts';
import { relationshipMachine } from '../lifecycle/machines.ts';
import type { Decision } from '../model/changes.ts';
import type { Customer, Partner, ResellerRelationship } from '../model/entities.ts';
import { relationshipDefaults } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';

/** One partner's side of an acceptance. */
export interface Side {
  readonly partner: Partner;
  /** Facts of its newest relationship with the customer; undefined where there was none. */
  readonly latest: RelationshipFacts | undefined;
  /** The id of the new relationship, where one is made. */
  readonly newId: string;
  /** The reseller a provider's relationship is for; null leaves an ACTIVE one's unchanged. */
  readonly associatedResellerId: string | null;
}

interface Established {
  readonly relationshipId: string;
  readonly decision: Decision;
}

/**
 * Adds what is new to an ACTIVE relationship, or begins one. The items of the removed one before it move over
 * unchanged: suspended stays suspended, cancelled stays cancelled, and what an import could not read stays unread.
 * Privileges, waivers and designations do not move; delegated admin (DAP) is never granted.
 */
export const establish = (
  side: Side,
  about: { readonly customer: Customer; readonly requestId: string },
  context: CommandContext,
): Established => {
  const relationship = side.latest?.relationship;
  return relationship?.state === 'active'
    ? extendActive({ side, relationship, requestId: about.requestId }, context)
    : beginNew({ side, ...about }, context);
};

const extendActive = (
  command: { readonly side: Side; readonly relationship: ResellerRelationship; readonly requestId: string },
  context: CommandContext,
): Established => {
  const { side, relationship, requestId } = command;
  const { partnerId, id } = relationship;
  const set = side.associatedResellerId === null ? {} : { associatedResellerId: side.associatedResellerId };
  return {
    relationshipId: id,
    decision: {
      changes: Object.keys(set).length === 0 ? [] : [{ update: 'relationship', partnerId, id, set }],
      events: [
        relationshipEvent(context, 'reseller-relationship-accepted-by-customer', relationship, {
          requestId,
          movedItems: 0,
          ...fromTo(relationship, set),
        }),
      ],
    },
  };
};

const beginNew = (
  { side, customer, requestId }: { readonly side: Side; readonly customer: Customer; readonly requestId: string },
  context: CommandContext,
): Established => {
  const { partner, latest } = side;
  const row: ResellerRelationship = {
    ...relationshipDefaults,
    partnerId: partner.id,
    id: side.newId,
    customerId: customer.id,
    state: begin(relationshipMachine, 'active'),
    delegatedAdmin: false,
    associatedResellerId: side.associatedResellerId,
    establishedAt: context.now,
    previousId: latest?.relationship.id ?? null,
  };
  const moved = latest === undefined ? [] : movedItems(latest, row.id);
  return {
    relationshipId: row.id,
    decision: {
      changes: [
        { insert: 'relationship', row },
        ...moved,
        ...(latest === undefined ? [] : movedFindings(latest, row.id)),
      ],
      events: [
        relationshipEvent(context, 'reseller-relationship-accepted-by-customer', row, {
          requestId,
          movedItems: moved.length,
          ...begun(row, ['state', 'establishedAt', 'associatedResellerId', 'previousId']),
          delegatedAdmin: { from: null, to: false },
        }),
      ],
    },
  };
};

const movedItems = (facts: RelationshipFacts, relationshipId: string): Decision['changes'] =>
  blockingItemKinds.flatMap((kind) =>
    itemsOf[kind](facts).map(
      (item) => ({ update: kind, partnerId: item.partnerId, id: item.id, set: { relationshipId } }) as const,
    ),
  ) as Decision['changes'];

/** What is about a file as a whole is about the relationship. */
const movedFindings = (
  { importFindings, relationship }: RelationshipFacts,
  relationshipId: string,
): Decision['changes'] =>
  importFindings.map(({ partnerId, id, subjectId }) => ({
    update: 'importFinding',
    partnerId,
    id,
    set: { relationshipId, ...(subjectId === relationship.id ? { subjectId: relationshipId } : {}) },
  }));
