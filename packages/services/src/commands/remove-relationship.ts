import type { RemovalInput, StoreTransaction, Viewer } from '@untether/domain';
import { decideRemoval, findRemovalInputProblem, leaving, MorePartners, refused } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { loadRemovalCase, partnersConcerned } from '../removal-case.ts';
import type { CommandResult, Decided } from './run-command.ts';
import { notFound, runCommand } from './run-command.ts';

export interface RemoveRelationshipInput extends RemovalInput {
  readonly customerId: string;
  readonly idempotencyKey: string | null;
}

type RemovalIds = { readonly customerId: string; readonly relationshipId: string; readonly receiptId: string };

/**
 * Ends a relationship. It may concern other partners (the associated reseller, owners of subscriptions that designate
 * a leaving partner): their locks are taken too, and the facts are read again under them.
 */
export const removeResellerRelationship =
  (ports: Ports) =>
  (viewer: Viewer, input: RemoveRelationshipInput): Promise<CommandResult<RemovalIds>> => {
    const { idempotencyKey, ...rest } = input;
    const locked = new Set([viewer.partner.id]);
    return runCommand(ports, viewer, {
      name: 'removeResellerRelationship',
      permission: 'remove_relationship',
      input: { ...rest },
      idempotencyKey,
      decide: async (tx, context): Promise<Decided<RemovalIds>> => {
        const nothing = { customerId: input.customerId, relationshipId: '', receiptId: '' };
        const problem = findRemovalInputProblem(input);
        if (problem !== undefined) return { outcome: problem, ids: nothing };
        const relationship = await tx.findLatestRelationship(viewer.partner.id, input.customerId);
        const [facts] = relationship ? await tx.loadFacts(viewer.partner.id, [relationship.id]) : [];
        if (relationship === undefined || facts === undefined)
          return { outcome: refused(notFound('customer')), ids: nothing };

        const removal = await loadRemovalCase(tx, viewer.partner, facts);
        lockAll(locked, partnersConcerned(removal));
        const receiptIds = { own: ports.newId('receipt'), reseller: ports.newId('receipt') };
        const lastAttempt = await tx.findLatestEvent(
          viewer.partner.id,
          'reseller-relationship-removal-blocked',
          relationship.id,
        );
        const outcome = decideRemoval({ removal, input, lastAttempt, receiptIds }, context);
        return {
          outcome,
          ids: {
            customerId: input.customerId,
            relationshipId: relationship.id,
            receiptId: outcome.outcome === 'already' ? await receiptIdOf(tx, relationship) : receiptIds.own,
          },
          touched: leaving(removal).map((one) => ({
            partnerId: one.partner.id,
            relationshipId: one.facts.relationship.id,
          })),
        };
      },
    });
  };

/** Starts the transaction anew with more locks where some are missing. */
const lockAll = (locked: Set<string>, partnerIds: readonly string[]): void => {
  const missing = partnerIds.filter((id) => !locked.has(id));
  if (missing.length === 0) return;
  for (const id of missing) locked.add(id);
  throw new MorePartners(missing);
};

const receiptIdOf = async (
  tx: StoreTransaction,
  relationship: { readonly partnerId: string; readonly id: string },
): Promise<string> => (await tx.findReceiptOf(relationship.partnerId, relationship.id))?.id ?? '';
