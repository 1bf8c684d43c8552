import type { CommandContext } from '../commands/command.ts';
import { begun, newEvent } from '../commands/command.ts';
import { findGrantProblems } from '../commands/granular-admin.ts';
import type { Outcome, Refused } from '../commands/outcome.ts';
import { done, findInvalid, findRangeProblem, invalid, stateError } from '../commands/outcome.ts';
import type { ValidationIssue } from '../commands/refusal.ts';
import { isEmail, normaliseEmail } from '../commands/user.ts';
import { begin } from '../lifecycle/machine.ts';
import { requestMachine } from '../lifecycle/request-machine.ts';
import type { Customer, Partner, ResellerRelationship } from '../model/entities.ts';
import type { RelationshipRequest, RequestedGranularAdmin } from '../model/requests.ts';
import type { Policy } from '../policy.ts';
import { addDays } from '../time/instants.ts';

/** What a partner requests of a customer. */
export interface RequestInput {
  readonly customerEmail: string | null;
  /** null asks for no admin privileges. */
  readonly granularAdmin: RequestedGranularAdmin | null;
  /** The provider an indirect reseller sells through; null for every other partner. */
  readonly indirectProviderId: string | null;
  /** null = the policy's default. */
  readonly expiresInDays: number | null;
}

/** What is wrong with the input for a partner of this kind; undefined when nothing is. */
export const findRequestInputProblem = (
  input: RequestInput,
  { kind }: Pick<Partner, 'kind'>,
  policy: Policy,
): Refused | undefined =>
  findInvalid([
    input.customerEmail === null || isEmail(input.customerEmail)
      ? undefined
      : invalid('customerEmail', { code: 'not_an_email' }),
    ...(input.granularAdmin === null ? [] : findGrantProblems(input.granularAdmin)),
    findProviderProblem(input, kind),
    findExpiryProblem(input.expiresInDays, policy),
  ]);

const findProviderProblem = (input: RequestInput, kind: Partner['kind']): ValidationIssue | undefined => {
  if (kind === 'indirect_reseller' && input.indirectProviderId === null)
    return invalid('indirectProviderId', { code: 'provider_required' });
  if (kind !== 'indirect_reseller' && input.indirectProviderId !== null)
    return invalid('indirectProviderId', { code: 'provider_not_allowed' });
  return undefined;
};

/** What is wrong with the days a request can be answered; undefined when nothing is. */
export const findExpiryProblem = (days: number | null, { requestDays }: Policy): ValidationIssue | undefined =>
  days === null ? undefined : findRangeProblem('expiresInDays', days, { min: 1, max: requestDays.most });

/** When it stops being answerable. `days` null = the policy's default. */
export const requestExpiry = (days: number | null, { policy, now }: CommandContext): Date =>
  addDays(now, days ?? policy.requestDays.usual);

/** Requests a relationship: one personal link, of which only the hash is kept. */
export const decideRequestRelationship = (
  command: {
    readonly partner: Partner;
    readonly input: RequestInput;
    /** Who it is for; null where the partner names no customer. */
    readonly customer: Customer | null;
    /** The newest relationship with that customer. */
    readonly latest: ResellerRelationship | undefined;
    /** The receipt of the removal it wants to undo. */
    readonly receiptId: string | null;
    readonly requestId: string;
    readonly tokenHash: string;
  },
  context: CommandContext,
): Outcome => {
  const { partner, input, customer, latest, receiptId, requestId, tokenHash } = command;
  const problem = findRequestInputProblem(input, partner, context.policy);
  if (problem !== undefined) return problem;
  if (customer !== null && latest?.state === 'active') return alreadyActive(customer);
  const request: RelationshipRequest = {
    partnerId: partner.id,
    id: requestId,
    indirectProviderId: input.indirectProviderId,
    customerId: customer?.id ?? null,
    customerEmail: input.customerEmail === null ? null : normaliseEmail(input.customerEmail),
    granularAdmin: input.granularAdmin && { ...input.granularAdmin, roles: [...new Set(input.granularAdmin.roles)] },
    tokenHash,
    state: begin(requestMachine, 'sent'),
    createdAt: context.now,
    createdBy: context.actor,
    expiresAt: requestExpiry(input.expiresInDays, context),
    answeredBy: null,
    failedAnswers: 0,
    answeredAt: null,
    relationshipId: null,
    delegatedAdminRelationshipId: null,
    receiptId,
  };
  return done({
    changes: [{ insert: 'relationshipRequest', row: request }],
    events: [
      newEvent(context, 'reseller-relationship-requested', {
        about: aboutRequest(request),
        subjectId: request.id,
        changes: {
          resent: false,
          ...begun(request, [
            'state',
            'customerEmail',
            'granularAdmin',
            'indirectProviderId',
            'expiresAt',
            'receiptId',
          ]),
        },
      }),
    ],
  });
};

/** There is nothing to request from a customer whose relationship is ACTIVE. */
export const alreadyActive = (customer: Pick<Customer, 'companyName'>): Outcome =>
  stateError('active', { code: 'relationship_active', customer: customer.companyName });

/** What an event about a request is about: it has no relationship before it is accepted. */
export const aboutRequest = ({ partnerId, customerId }: RelationshipRequest) => ({
  partnerId,
  customerId,
  relationshipId: null,
});
