import type { FactsOf, NewValues } from '../events/changes.ts';
import { begin, isLegal, transition } from '../lifecycle/machine.ts';
import { releaseRequestMachine } from '../lifecycle/machines.ts';
import type { Decision } from '../model/changes.ts';
import type { Partner, ResellerRelationship } from '../model/entities.ts';
import type { ReleaseRequest } from '../model/requests.ts';
import type { PeerRelationship } from '../store/queries.ts';
import type { CommandContext } from './command.ts';
import { begun, changeEvent, newEvent, onBehalfOf } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, findInvalid, findTextProblem, wrongStatus } from './outcome.ts';

type Answered = 'reseller-relationship-release-declined' | 'reseller-relationship-release-withdrawn';

/** ACTIVE relationships of the providers an asked reseller sells through: only their removal ends the reseller's. */
type Providers = readonly Pick<PeerRelationship, 'partnerId' | 'customerId' | 'relationshipId'>[];

const findReasonProblem = (reason: string) => findInvalid([findTextProblem('reason', reason, { min: 1, max: 1000 })]);

/** A customer asks a partner to end their ACTIVE relationship. One request is open at a time. */
export const decideRequestRelease = (
  command: {
    readonly relationship: ResellerRelationship;
    /** The newest request to end it. */
    readonly latest: ReleaseRequest | undefined;
    readonly reason: string;
    readonly id: string;
    readonly providers: Providers;
  },
  context: CommandContext,
): Outcome => {
  const { relationship, latest, id, providers } = command;
  const reason = command.reason.trim();
  const problem = findReasonProblem(reason);
  if (problem !== undefined) return problem;
  if (latest?.state === 'open') return already;
  const { partnerId, customerId, id: relationshipId } = relationship;
  const row: ReleaseRequest = {
    partnerId,
    id,
    relationshipId,
    customerId,
    reason,
    state: begin(releaseRequestMachine, 'open'),
    requestedAt: context.now,
    requestedBy: context.actor,
    endedAt: null,
    answeredBy: null,
    answer: null,
  };
  const changes = { ...begun(row, ['state', 'reason']), askedPartnerId: partnerId };
  return done({
    changes: [{ insert: 'releaseRequest', row }],
    events: [row, ...providers].map((about) =>
      newEvent(context, 'reseller-relationship-release-requested', { about, subjectId: id, changes }),
    ),
  });
};

/** The customer takes its request back. */
export const decideWithdrawRelease = (
  { request, providers }: { readonly request: ReleaseRequest; readonly providers: Providers },
  context: CommandContext,
): Outcome => {
  const { state } = request;
  if (state === 'withdrawn') return already;
  if (!isLegal(releaseRequestMachine, state, 'withdrawn')) return wrongStatus(state, 'open');
  const set = { state: transition(releaseRequestMachine, state, 'withdrawn'), endedAt: context.now };
  return done(
    changeRelease(context, 'reseller-relationship-release-withdrawn', {
      request,
      providers,
      set,
      facts: { askedPartnerId: request.partnerId },
      partner: null,
    }),
  );
};

/** The partner stays, and says why. */
export const decideDeclineRelease = (
  command: {
    readonly request: ReleaseRequest;
    readonly partner: Partner;
    readonly reason: string;
    readonly providers: Providers;
  },
  context: CommandContext,
): Outcome => {
  const { request, partner, providers } = command;
  const answer = command.reason.trim();
  const problem = findReasonProblem(answer);
  if (problem !== undefined) return problem;
  const { state } = request;
  if (state === 'declined') return already;
  if (!isLegal(releaseRequestMachine, state, 'declined')) return wrongStatus(state, 'open');
  const set = { state: transition(releaseRequestMachine, state, 'declined'), endedAt: context.now, answer };
  return done(
    changeRelease(context, 'reseller-relationship-release-declined', {
      request,
      providers,
      set,
      facts: { askedPartnerId: request.partnerId },
      partner,
    }),
  );
};

/** What a removal makes of an open request; the event of the removal tells it. */
export const fulfilledRelease = (request: ReleaseRequest, context: CommandContext): Decision['changes'] => [
  {
    update: 'releaseRequest',
    partnerId: request.partnerId,
    id: request.id,
    set: {
      state: transition(releaseRequestMachine, request.state, 'fulfilled'),
      endedAt: context.now,
      answeredBy: context.actor,
    },
  },
];

/** New values for fields of a request, and their event in the log of the partner asked and of its providers. */
const changeRelease = <T extends Answered>(
  context: CommandContext,
  type: T,
  change: {
    readonly request: ReleaseRequest;
    readonly providers: Providers;
    readonly set: NewValues<T, ReleaseRequest>;
    readonly facts: FactsOf<T>;
    /** The partner that answers, which providers see instead of its person; null for the customer. */
    readonly partner: Partner | null;
  },
): Decision => {
  const { request, providers, set, facts, partner } = change;
  const { partnerId, id } = request;
  const event = (about: ReleaseRequest | Providers[number], as: CommandContext) =>
    changeEvent<T, ReleaseRequest>(as, type, { about, row: request, set, facts });
  const forOthers = partner === null ? context : onBehalfOf(partner, context);
  return {
    changes: [
      {
        update: 'releaseRequest',
        partnerId,
        id,
        set: { ...set, ...(partner === null ? {} : { answeredBy: context.actor }) },
      },
    ],
    events: [event(request, context), ...providers.map((provider) => event(provider, forOthers))],
  };
};
