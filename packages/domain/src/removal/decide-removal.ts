import type { RemovalBlocker } from '../blockers/blocker.ts';
import { unreadFileBlockers } from '../blockers/incomplete.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import type { CommandContext } from '../commands/command.ts';
import { onBehalfOf, relationshipEvent, together, toJson } from '../commands/command.ts';
import { endedDelegatedAdmin } from '../commands/delegated-admin.ts';
import { terminateGranularAdmin } from '../commands/granular-admin.ts';
import type { Outcome, Refused } from '../commands/outcome.ts';
import { already, done, findInvalid, findTextProblem, invalid, stateError } from '../commands/outcome.ts';
import { fulfilledRelease } from '../commands/release-request.ts';
import { overtakenSchedule } from '../jobs/schedule.ts';
import { isLegal, transition } from '../lifecycle/machine.ts';
import { relationshipMachine } from '../lifecycle/machines.ts';
import { requestMachine, requestStateAt } from '../lifecycle/request-machine.ts';
import type { Decision } from '../model/changes.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { Attestation, ClearedItem, Event, JsonValue, NewEvent, RemovalReceipt } from '../model/records.ts';
import type { Sealing } from '../proof/digested.ts';
import { sealed } from '../proof/receipt-document.ts';
import { revokedRequest } from '../requests/change-request.ts';
import { attestation } from './attestation.ts';
import { decideContactFallbacks } from './contact-fallbacks.ts';
import { removalEffects } from './effects.ts';
import { endingDelegatedAdmin, nameOfItem, openBlockers, remainingItems } from './remaining.ts';
import type { Leaving, RemovalCase } from './removal.ts';
import { leaving } from './removal.ts';

export interface RemovalInput {
  readonly attestation: boolean;
  readonly attestationVersion: string | null;
  readonly reason: string | null;
}

/** What is wrong with the input; undefined when nothing is. */
export const findRemovalInputProblem = (input: RemovalInput): Refused | undefined =>
  findInvalid([
    input.attestation ? undefined : invalid('attestation', { code: 'not_attested' }),
    input.attestationVersion === null || input.attestationVersion === attestation.version
      ? undefined
      : invalid('attestationVersion', { code: 'attestation_outdated', version: attestation.version }),
    findTextProblem('reason', input.reason ?? '', { min: 0, max: 1000 }),
  ]);

/**
 * Ends a relationship with all its effects, or says everything that blocks it.
 * `lastAttempt` is the newest recorded blocked attempt: the same one within a minute is recorded once.
 */
export const decideRemoval = (
  command: {
    readonly removal: RemovalCase;
    readonly input: RemovalInput;
    readonly lastAttempt: Event | undefined;
    readonly receiptIds: ReceiptIds;
    readonly sealing: Sealing;
  },
  context: CommandContext,
): Outcome => {
  const { removal, input, lastAttempt, receiptIds, sealing } = command;
  const problem = findRemovalInputProblem(input);
  if (problem !== undefined) return problem;
  const { facts } = removal.own;
  if (facts.relationship.state === 'removed') return already;
  const blockers = removalBlockers(facts, context.policy, context.now);
  if (blockers.length > 0) return blocked({ facts, blockers, lastAttempt }, context);
  return done(endAll({ removal, receiptIds, sealing, reason: input.reason, attestation }, context));
};

/**
 * Writes here that a relationship has ended at the vendor, where the newest import no longer found it. The effects are
 * those of a removal; nothing is attested, and what still blocks is in the receipt as open.
 */
export const decideRecordEndedAtVendor = (
  command: { readonly removal: RemovalCase; readonly receiptIds: ReceiptIds; readonly sealing: Sealing },
  context: CommandContext,
): Outcome => {
  const { relationship } = command.removal.own.facts;
  if (relationship.state === 'removed') return already;
  if (relationship.endedAtVendorAt === null) return stateError('active', { code: 'not_ended_at_vendor' });
  return done(endAll({ ...command, reason: null, attestation: null }, context));
};

interface ReceiptIds {
  readonly own: string;
  /** Not used where no reseller leaves. */
  readonly reseller: string;
}

interface Ending {
  readonly removal: RemovalCase;
  readonly reason: string | null;
  readonly attestation: Attestation | null;
  readonly sealing: Sealing;
}

const endAll = (
  { receiptIds, ...ending }: Ending & { readonly receiptIds: ReceiptIds },
  context: CommandContext,
): Decision => {
  const { removal } = ending;
  return together([
    ...leaving(removal).map((one) =>
      one === removal.own
        ? endOne({ ...ending, one, receiptId: receiptIds.own }, context)
        : endOne(
            { ...ending, one, reason: null, receiptId: receiptIds.reseller },
            onBehalfOf(removal.own.partner, context),
          ),
    ),
    decideContactFallbacks(removal, context),
  ]);
};

interface EndingOne extends Ending {
  readonly one: Leaving;
  readonly receiptId: string;
}

const endOne = (ending: EndingOne, context: CommandContext): Decision => {
  const { one, reason, receiptId } = ending;
  const { relationship } = one.facts;
  const receipt = receiptOf(ending, context);
  const asked = one.release?.state === 'open' ? one.release : null;
  const set = {
    state: transition(relationshipMachine, relationship.state, 'removed'),
    removedAt: context.now,
    removedBy: context.actor,
    removalReason: reason,
    delegatedAdmin: false,
    ...(relationship.scheduledItemId && { scheduledItemId: null }),
  } as const;
  return together([
    {
      changes: [
        { update: 'relationship', partnerId: relationship.partnerId, id: relationship.id, set },
        { insert: 'receipt', row: receipt },
        ...(asked === null ? [] : fulfilledRelease(asked, context)),
        ...overtakenSchedule(relationship, context.now),
      ],
      events: [
        relationshipEvent(context, 'reseller-relationship-removed', relationship, {
          state: { from: relationship.state, to: set.state },
          removedAt: { from: toJson(relationship.removedAt), to: toJson(set.removedAt) },
          reason,
          receiptId,
          ...(receipt.proof && { receiptHash: receipt.proof.sha256 }),
          effects: Object.fromEntries(receipt.effects.map((effect) => [effect.kind, effect.count])),
          ...(asked && { releaseRequestId: asked.id }),
        }),
      ],
    },
    { changes: [], events: endedDelegatedAdmin(relationship, context) },
    ...endingDelegatedAdmin(one.facts).map((granular) => terminateGranularAdmin(granular, context)),
    ...one.openRequests
      .filter((request) => isLegal(requestMachine, requestStateAt(request, context.now), 'revoked'))
      .map((request) => revokedRequest(request, context)),
  ]);
};

const receiptOf = (ending: EndingOne, context: CommandContext): RemovalReceipt => {
  const { one, removal, reason, receiptId, attestation, sealing } = ending;
  const { customer, relationship } = one.facts;
  const open = removalBlockers(one.facts, context.policy, context.now);
  const receipt = {
    partnerId: relationship.partnerId,
    partnerName: one.partner.name,
    partnerTenantId: one.partner.tenantId,
    id: receiptId,
    relationshipId: relationship.id,
    customerId: customer.id,
    customerName: customer.companyName,
    customerTenantId: customer.tenantId,
    customerDomain: customer.domain,
    removedAt: context.now,
    removedBy: context.actor,
    reason,
    attestation,
    effects: removalEffects(one, removal),
    cleared: lastOfEach(one.clearing).map((event) => clearedItem(one, event)),
    // A reseller's relationship may be blocked by itself: it ends with its provider's all the same.
    remaining: [...openBlockers(open), ...remainingItems(one.facts, context.policy, context.now)],
    notice: [],
  };
  return sealed(receipt, context.now, sealing);
};

/** An item that was cleared, brought back and cleared again is listed once, as it was cleared last. */
const lastOfEach = (clearing: readonly NewEvent[]): readonly NewEvent[] =>
  clearing.filter((event, index) => !clearing.slice(index + 1).some((later) => clearedBy(later) === clearedBy(event)));

/** What an event cleared: an item, or a file's blocker, whose waiver names it. */
const clearedBy = ({ subjectId, relationshipId, changes }: NewEvent): unknown =>
  subjectId === relationshipId ? changes.blockerId : subjectId;

const clearedItem = ({ facts }: Leaving, event: NewEvent): ClearedItem => ({
  subjectId: event.subjectId,
  name:
    unreadFileBlockers(facts).find(({ blocker }) => blocker.id === event.changes.blockerId)?.blocker.subjectName ??
    nameOfItem(facts, event.subjectId),
  how: event.type,
  by: event.actor,
  at: event.occurredAt,
  reason:
    event.type === 'removal-blocker-waived' && typeof event.changes.reason === 'string' ? event.changes.reason : null,
  refunded:
    event.type === 'reservation-cancelled' && event.actor.kind !== 'import'
      ? (facts.reservations.find(({ id }) => id === event.subjectId)?.refundable ?? null)
      : null,
});

const blocked = (
  attempt: {
    readonly facts: RelationshipFacts;
    readonly blockers: readonly RemovalBlocker[];
    readonly lastAttempt: Event | undefined;
  },
  context: CommandContext,
): Outcome => {
  const { facts, blockers, lastAttempt } = attempt;
  const changes = {
    blockers: blockers.map(({ id, kind, subjectId, subjectName }) => ({ id, kind, subjectId, subjectName })),
  };
  const isRepeated =
    lastAttempt !== undefined &&
    context.now.getTime() - lastAttempt.occurredAt.getTime() < context.policy.blockedAttemptQuietSeconds * 1000 &&
    attemptKey(lastAttempt.changes.blockers) === attemptKey(changes.blockers);
  return {
    outcome: 'refused',
    refusal: { error: 'removal_blocked', blockers, facts },
    events: isRepeated
      ? []
      : [relationshipEvent(context, 'reseller-relationship-removal-blocked', facts.relationship, changes)],
  };
};

/** What makes two attempts the same: the items and why they block. */
const attemptKey = (blockers: JsonValue | undefined): string =>
  (Array.isArray(blockers) ? blockers : []).map((one) => `${one.id} ${one.kind}`).join();
