import { begin, isLegal, transition } from '../lifecycle/machine.ts';
import { delegatedAdminMachine } from '../lifecycle/machines.ts';
import type { Decision } from '../model/changes.ts';
import { directoryRoles, isDirectoryRole } from '../model/directory-roles.ts';
import type { DelegatedAdminRelationship } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RelationshipRequest, RequestedGranularAdmin } from '../model/requests.ts';
import { extendsItself, granularAdminStatusAt } from '../time/advance-granular-admin.ts';
import { addDays } from '../time/instants.ts';
import type { CommandContext } from './command.ts';
import { begun, changeItem, newEvent, together } from './command.ts';
import type { Outcome } from './outcome.ts';
import {
  already,
  done,
  findInvalid,
  findRangeProblem,
  findTextProblem,
  invalid,
  stateError,
  wrongStatus,
} from './outcome.ts';
import type { ValidationIssue } from './refusal.ts';

/** The longest the vendor grants granular privileges for: two years. */
export const longestDurationDays = 730;
export const longestGrantName = 50;

/** The privileges a partner requests. `durationDays` run from the approval. */
export interface GranularAdminTerms extends RequestedGranularAdmin {
  readonly displayName: string;
  readonly autoExtend: boolean;
}

/** What is wrong with the input; undefined when nothing is. */
export const findGranularAdminProblem = (terms: GranularAdminTerms): Outcome | undefined =>
  findInvalid([
    findTextProblem('displayName', terms.displayName, { min: 1, max: longestGrantName }),
    ...findGrantProblems(terms),
    terms.autoExtend && !extendsItself(terms) ? invalid('autoExtend', { code: 'never_extends' }) : undefined,
  ]);

/** What is wrong with what is to be granted. */
export const findGrantProblems = ({
  roles,
  durationDays,
}: RequestedGranularAdmin): readonly (ValidationIssue | undefined)[] => [
  findRolesProblem(roles),
  findRangeProblem('durationDays', durationDays, { min: 1, max: longestDurationDays }),
];

const findRolesProblem = (roles: readonly string[]): ValidationIssue | undefined => {
  if (roles.length === 0) return invalid('roles', { code: 'empty_list' });
  const unknown = roles.find((role) => !isDirectoryRole(role));
  return unknown === undefined
    ? undefined
    : invalid('roles', { code: 'unknown_value', value: unknown, allowed: directoryRoles });
};

/** Requests privileges under an ACTIVE relationship. They begin when the customer approves. */
export const decideRequestGranularAdmin = (
  { facts, terms, id }: { readonly facts: RelationshipFacts; readonly terms: GranularAdminTerms; readonly id: string },
  context: CommandContext,
): Outcome => {
  const problem = findGranularAdminProblem(terms);
  if (problem !== undefined) return problem;
  const { partnerId, customerId, id: relationshipId } = facts.relationship;
  const row = requested({ about: { partnerId, customerId, relationshipId, id }, terms, createdAt: context.now });
  return done(created(row, {}, context));
};

interface Requested {
  readonly about: Pick<DelegatedAdminRelationship, 'partnerId' | 'customerId' | 'relationshipId' | 'id'>;
  readonly terms: GranularAdminTerms;
  readonly createdAt: Date;
}

const requested = ({ about, terms, createdAt }: Requested): DelegatedAdminRelationship => ({
  ...about,
  displayName: terms.displayName.trim(),
  rawStatus: null,
  importHash: null,
  roles: [...new Set(terms.roles)],
  durationDays: terms.durationDays,
  status: begin(delegatedAdminMachine, 'approval_pending'),
  createdAt,
  warnedDays: null,
  activatedAt: null,
  endsAt: null,
  endedAt: null,
  endedBy: null,
  autoExtend: terms.autoExtend,
});

const created = (
  row: DelegatedAdminRelationship,
  facts: { readonly requestId?: string },
  context: CommandContext,
): Decision => ({
  changes: [{ insert: 'delegatedAdminRelationship', row }],
  events: [
    newEvent(context, 'granular-admin-relationship-created', {
      about: row,
      subjectId: row.id,
      changes: { ...begun(row, ['displayName', 'roles', 'durationDays', 'autoExtend', 'status']), ...facts },
    }),
  ],
});

/** What a request for a relationship includes, approved with its acceptance: requested then, in force from now on. */
export const grantGranularAdmin = (
  { request, ...grant }: Omit<Requested, 'createdAt'> & { readonly request: RelationshipRequest },
  context: CommandContext,
): Decision => {
  const row = requested({ ...grant, createdAt: request.createdAt });
  return together([created(row, { requestId: request.id }, context), approved(row, context)]);
};

/** The customer approves: the duration runs from now. */
export const decideApproveGranularAdmin = (item: DelegatedAdminRelationship, context: CommandContext): Outcome =>
  decideAnswer(item, 'active', context) ?? done(approved(item, context));

const approved = (item: DelegatedAdminRelationship, context: CommandContext): Decision =>
  changeItem(context, 'granular-admin-relationship-activated', {
    kind: 'delegatedAdminRelationship',
    item,
    set: {
      status: transition(delegatedAdminMachine, item.status, 'active'),
      activatedAt: context.now,
      endsAt: addDays(context.now, item.durationDays),
    },
  });

/** The customer rejects: nothing was granted. */
export const decideRejectGranularAdmin = (item: DelegatedAdminRelationship, context: CommandContext): Outcome =>
  decideAnswer(item, 'rejected', context) ?? done(endGranularAdmin(item, 'rejected', context));

/** Why it cannot be answered: it already was, or no longer awaits an answer. Undefined when it can. */
const decideAnswer = (
  item: DelegatedAdminRelationship,
  goal: 'active' | 'rejected',
  { policy, now }: CommandContext,
): Outcome | undefined => {
  const status = granularAdminStatusAt(item, policy, now);
  if (status === goal) return already;
  if (status === 'approval_pending') return undefined;
  return item.status === 'approval_pending'
    ? stateError(status, { code: 'not_answered_in_time', days: policy.granularAdminAnswerDays })
    : wrongStatus(status, 'approval_pending');
};

/** Ends what is in force, or withdraws what was requested. */
export const decideTerminateGranularAdmin = (item: DelegatedAdminRelationship, context: CommandContext): Outcome => {
  const status = granularAdminStatusAt(item, context.policy, context.now);
  if (status === 'terminated') return already;
  if (!isLegal(delegatedAdminMachine, status, 'terminated')) return wrongStatus(status, 'active', 'approval_pending');
  return done(terminateGranularAdmin(item, context));
};

/** The change and the event of ending what is in force or requested. */
export const terminateGranularAdmin = (item: DelegatedAdminRelationship, context: CommandContext): Decision =>
  endGranularAdmin(item, 'terminated', context);

/** The event's actor says who did it: its changes do not repeat it. */
const endGranularAdmin = (
  item: DelegatedAdminRelationship,
  goal: 'rejected' | 'terminated',
  context: CommandContext,
): Decision => {
  const set = { status: transition(delegatedAdminMachine, item.status, goal), endedAt: context.now };
  const { events } = changeItem(context, `granular-admin-relationship-${goal}`, {
    kind: 'delegatedAdminRelationship',
    item,
    set,
  });
  const { partnerId, id } = item;
  return {
    changes: [{ update: 'delegatedAdminRelationship', partnerId, id, set: { ...set, endedBy: context.actor } }],
    events,
  };
};
