import type {
  Outcome,
  RelationshipFacts,
  RemovalInput,
  ResellerRelationship,
  StoreTransaction,
  Viewer,
} from '@untether/domain';
import {
  decideRecordEndedAtVendor,
  decideRemoval,
  findRemovalInputProblem,
  leaving,
  refused,
  removalBlockers,
} from '@untether/domain';
import { lockAll } from '../lock-all.ts';
import { type Ports, sealingOf } from '../ports.ts';
import { loadRemovalCase, partnersConcerned } from '../removal-case.ts';
import type { CommandResult, Decided, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

const blockedAttempt = 'reseller-relationship-removal-blocked';

type RemovalIds = { readonly customerId: string; readonly relationshipId: string; readonly receiptId: string };

/**
 * Ends a relationship. It may concern other partners (the associated reseller, owners of subscriptions that designate
 * a leaving partner): their locks are taken too, and the facts are read again under them.
 */
export const removeResellerRelationship =
  (ports: Ports) =>
  (
    viewer: Viewer,
    input: Keyed<RemovalInput & { readonly customerId: string }>,
  ): Promise<CommandResult<RemovalIds>> => {
    const { idempotencyKey, ...rest } = input;
    const locked = new Set([viewer.partner.id]);
    return runCommand(ports, viewer, {
      name: 'removeResellerRelationship',
      permission: 'remove_relationship',
      input: { ...rest },
      idempotencyKey,
      decide: async (tx, context): Promise<Decided<RemovalIds>> => {
        const facts = await tx.findLatestFacts(viewer.partner.id, input.customerId);
        // Wrong input is refused first; otherwise the decision checks it.
        if (facts === undefined) return findRemovalInputProblem(input) ?? refused(notFound('customer'));

        const { answer, ...prepared } = await prepare(ports, { tx, viewer, facts, locked });
        // Only a removal that something blocks asks when it was tried before.
        const isBlocked = removalBlockers(facts, context.policy, context.now).length > 0;
        const lastAttempt = isBlocked
          ? await tx.findLatestEvent(viewer.partner.id, blockedAttempt, facts.relationship.id)
          : undefined;
        return answer(decideRemoval({ ...prepared, input, lastAttempt }, context));
      },
    });
  };

/** Records that a relationship has ended at the vendor, where an import found so. It concerns who a removal concerns. */
export const recordRelationshipEndedAtVendor =
  (ports: Ports) =>
  (viewer: Viewer, input: Keyed<{ readonly customerId: string }>): Promise<CommandResult<RemovalIds>> => {
    const { idempotencyKey, ...rest } = input;
    const locked = new Set([viewer.partner.id]);
    return runCommand(ports, viewer, {
      name: 'recordRelationshipEndedAtVendor',
      permission: 'record_end_at_vendor',
      input: rest,
      idempotencyKey,
      decide: async (tx, context): Promise<Decided<RemovalIds>> => {
        const facts = await tx.findLatestFacts(viewer.partner.id, input.customerId);
        if (facts === undefined) return refused(notFound('customer'));
        const { answer, ...prepared } = await prepare(ports, { tx, viewer, facts, locked });
        return answer(decideRecordEndedAtVendor(prepared, context));
      },
    });
  };

/** Loads all that the end of a relationship concerns, under the locks of all whom it concerns. */
const prepare = async (
  ports: Ports,
  situation: {
    readonly tx: StoreTransaction;
    readonly viewer: Viewer;
    readonly facts: RelationshipFacts;
    readonly locked: Set<string>;
  },
) => {
  const { tx, viewer, facts, locked } = situation;
  const { relationship } = facts;
  const removal = await loadRemovalCase(tx, viewer.partner, facts);
  lockAll(locked, partnersConcerned(removal));
  const receiptIds = { own: ports.newId('receipt'), reseller: ports.newId('receipt') };
  const answer = async (outcome: Outcome): Promise<Decided<RemovalIds>> => {
    const receiptId = outcome.outcome === 'already' ? await receiptIdOf(tx, relationship) : receiptIds.own;
    return decided(outcome, {
      ids: { customerId: relationship.customerId, relationshipId: relationship.id, receiptId },
      changed: leaving(removal).map((one) => one.facts),
    });
  };
  return { removal, receiptIds, sealing: sealingOf(ports), answer };
};

const receiptIdOf = async (
  tx: StoreTransaction,
  relationship: Pick<ResellerRelationship, 'partnerId' | 'id'>,
): Promise<string> => {
  const [receipt] = await tx.findReceiptsOf(relationship.partnerId, [relationship.id]);
  if (receipt === undefined) throw new Error('a relationship was removed without a receipt');
  return receipt.id;
};
