import type { FieldRef } from '@pothos/core';
import type { Refusal, ValidationIssue } from '@untether/domain';
import { sayIssue, sayRefusal } from '@untether/domain';
import { GraphQLError } from 'graphql';
import type { Context } from './context.ts';
import type { Types } from './core/builder.ts';
import { builder } from './core/builder.ts';
import { screaming } from './core/enum-of.ts';
import type { ReasonCode } from './enums/errors.ts';
import { AnyStatusEnum, ErrorCodeEnum, ErrorReasonEnum, IssueCodeEnum, ObstacleEnum } from './enums/errors.ts';
import { PartnerKindEnum, RoleEnum } from './enums/people.ts';
import { RelationshipRequestStateEnum } from './enums/requests.ts';
import { BlockerRef, ValidationIssueRef } from './refs.ts';

type RefusalOf<C extends Refusal['error']> = Extract<Refusal, { readonly error: C }>;
type ErrorCode = Refusal['error'];

/** What every error shows. */
interface ShownError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly docUrl: string;
  readonly refusal: Refusal;
}

/** A refusal on its way into a result union; where there is none it is a top-level error with its code. */
class RefusalError<C extends ErrorCode> extends GraphQLError implements ShownError {
  readonly code: C;
  readonly refusal: RefusalOf<C>;
  readonly docUrl: string;
  constructor(refusal: RefusalOf<C>, { language, errorDocs }: Pick<Context, 'language' | 'errorDocs'>) {
    super(sayRefusal(refusal, language), { extensions: { code: refusal.error.toUpperCase() } });
    this.code = refusal.error as C;
    this.refusal = refusal;
    this.docUrl = `${errorDocs}#${refusal.error.replaceAll('_', '-')}`;
  }
}

export class ValidationError extends RefusalError<'validation'> {}
export class NotFoundError extends RefusalError<'not_found'> {}
export class ForbiddenError extends RefusalError<'forbidden'> {}
export class StateError extends RefusalError<'state'> {}
export class ConflictError extends RefusalError<'conflict'> {}
export class PurchaseNotAllowedError extends RefusalError<'purchase_not_allowed'> {}
export class InvitationError extends RefusalError<'invitation'> {}
export class RemovalBlockedError extends RefusalError<'removal_blocked'> {}

export type ErrorClass =
  | typeof ValidationError
  | typeof NotFoundError
  | typeof ForbiddenError
  | typeof StateError
  | typeof ConflictError
  | typeof PurchaseNotAllowedError
  | typeof InvitationError
  | typeof RemovalBlockedError;

/** The error a refusal becomes. */
export const errorOf = (
  refusal: Refusal,
  context: Pick<Context, 'language' | 'errorDocs'>,
): InstanceType<ErrorClass> => {
  switch (refusal.error) {
    case 'validation':
      return new ValidationError(refusal, context);
    case 'not_found':
      return new NotFoundError(refusal, context);
    case 'forbidden':
      return new ForbiddenError(refusal, context);
    case 'state':
      return new StateError(refusal, context);
    case 'conflict':
      return new ConflictError(refusal, context);
    case 'purchase_not_allowed':
      return new PurchaseNotAllowedError(refusal, context);
    case 'invitation':
      return new InvitationError(refusal, context);
    case 'removal_blocked':
      return new RemovalBlockedError(refusal, context);
  }
};

/** A refusal in the language of the request; null for none. */
export const sayReason = (refusal: Refusal | null, { language }: Pick<Context, 'language'>): string | null =>
  refusal === null ? null : sayRefusal(refusal, language);

const ErrorInterface = builder.interfaceRef<ShownError>('Error').implement({
  description: 'Why a command was not done. Every error of a result union implements it.',
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCodeEnum, description: 'The kind of error, for programs.' }),
    message: t.exposeString('message', {
      description: 'What is wrong and the way out, for people, in the language of the request.',
    }),
    docUrl: t.exposeString('docUrl', { description: 'Where this kind of error is explained.' }),
  }),
});

interface WhereAndWhy {
  readonly refusal: { readonly path: readonly string[]; readonly reason: { readonly code: ReasonCode } };
}

const whereAndWhy = <T extends WhereAndWhy>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>) => ({
  path: t.stringList({
    description: 'The field of the input it is about, from the input down; empty where it is about no field.',
    resolve: ({ refusal }: WhereAndWhy) => refusal.path,
  }),
  reason: t.field({
    type: ErrorReasonEnum,
    description: 'Why, for programs.',
    resolve: ({ refusal }: WhereAndWhy) => refusal.reason.code,
  }),
});

/** An error that was thrown, or one that is only shown (`refusalField`). */
const hasCode = (code: ErrorCode) => (shown: unknown) => (shown as ShownError).code === code;

/** Beside `reason`: the error the command would answer with, its code and parameters included. */
export const refusalField = <T extends { readonly refusal: Refusal | null }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
): Record<'refusal', FieldRef<Types>> => ({
  refusal: t.field({
    type: ErrorInterface,
    nullable: true,
    description: 'Why not, as the error the command would answer with; null where `reason` is.',
    resolve: ({ refusal }: T, _: object, context: Context) => (refusal === null ? null : shownError(refusal, context)),
  }),
});

/** Not an `Error`: what a resolver returns as one counts as thrown. */
const shownError = (refusal: Refusal, context: Context): ShownError => {
  const { code, message, docUrl } = errorOf(refusal, context);
  return { code, message, docUrl, refusal };
};

builder.objectType(ValidationError, {
  name: 'ValidationError',
  isTypeOf: hasCode('validation'),
  description: 'The input is wrong. Nothing was done.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    issues: t.field({
      type: [ValidationIssueRef],
      description: 'What is wrong, and where in the input.',
      resolve: ({ refusal }) => refusal.issues,
    }),
  }),
});

const allowedIn = (issue: ValidationIssue): readonly string[] | null => {
  if (!('allowed' in issue)) return null;
  const areEnumValues =
    issue.code === 'role_of_customers' ||
    issue.code === 'roles_beyond_your_own' ||
    (issue.code === 'not_offered' && issue.path.at(-1) === 'billingCycle');
  return areEnumValues ? issue.allowed.map(screaming) : issue.allowed;
};

builder.objectType(ValidationIssueRef, {
  description: 'One thing wrong with an input.',
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'The field, from the input down.' }),
    code: t.expose('code', { type: IssueCodeEnum, description: 'What is wrong with it, for programs.' }),
    message: t.string({
      description: 'What is wrong with it and the way out, in the language of the request.',
      resolve: (issue, _, { language }) => sayIssue(issue, language),
    }),
    min: t.int({
      nullable: true,
      description: 'The least that is allowed, as `code` counts it; null where there is no such bound.',
      resolve: (issue) => ('min' in issue ? issue.min : null),
    }),
    max: t.int({
      nullable: true,
      description: 'The most that is allowed, as `code` counts it; null where there is no such bound.',
      resolve: (issue) => ('max' in issue ? issue.max : null),
    }),
    allowed: t.stringList({
      nullable: true,
      description: 'The values that are allowed, enum values as the schema writes them; null where no list tells.',
      resolve: (issue) => allowedIn(issue),
    }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  isTypeOf: hasCode('not_found'),
  description: 'It does not exist, or it is not yours: the two are answered alike.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ ...whereAndWhy(t) }),
});

builder.objectType(ForbiddenError, {
  name: 'ForbiddenError',
  isTypeOf: hasCode('forbidden'),
  description: 'The viewer may not do this. Checked before anything is looked up.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    reason: t.field({
      type: ErrorReasonEnum,
      description: 'Why not: ROLE, PARTNER_KIND, SCOPE or PARTNERS_ONLY.',
      resolve: ({ refusal }) => refusal.reason.code,
    }),
    requiredRoles: t.field({
      type: [RoleEnum],
      description: 'Roles that may.',
      resolve: ({ refusal }) => refusal.requiredRoles,
    }),
    requiredPartnerKinds: t.field({
      type: [PartnerKindEnum],
      description: 'Kinds of partner that may.',
      resolve: ({ refusal }) => refusal.requiredPartnerKinds,
    }),
  }),
});

builder.objectType(RemovalBlockedError, {
  name: 'RemovalBlockedError',
  isTypeOf: hasCode('removal_blocked'),
  description: 'Items still block the removal. Nothing was changed but the record of the attempt.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    blockers: t.field({
      type: [BlockerRef],
      description: 'All of them.',
      resolve: ({ refusal }) =>
        refusal.blockers.map((blocker) => ({ blocker, relationshipId: refusal.facts.relationship.id })),
    }),
  }),
});

builder.objectType(StateError, {
  name: 'StateError',
  isTypeOf: hasCode('state'),
  description: 'The item is not in a state that allows it.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    currentStatus: t.field({
      type: AnyStatusEnum,
      description: 'The status it is in, e.g. CANCELLED.',
      resolve: ({ refusal }) => refusal.currentStatus,
    }),
    obstacle: t.field({
      type: ObstacleEnum,
      description: 'Why that does not allow it.',
      resolve: ({ refusal }) => refusal.obstacle.code,
    }),
  }),
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  isTypeOf: hasCode('conflict'),
  description:
    'It contradicts something that already exists: an idempotency key used with another input, a taken address, a known company.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ ...whereAndWhy(t) }),
});

builder.objectType(PurchaseNotAllowedError, {
  name: 'PurchaseNotAllowedError',
  isTypeOf: hasCode('purchase_not_allowed'),
  description:
    'Nothing can be bought: the relationship was removed, an add-on’s base is not ACTIVE or missing, or the customer has had its trial of the offer.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ ...whereAndWhy(t) }),
});

builder.objectType(InvitationError, {
  name: 'InvitationError',
  isTypeOf: hasCode('invitation'),
  description:
    'The invitation cannot be answered: its link is wrong, used, revoked or expired, it is for another company, or the provider it names sells to the company through another reseller.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    state: t.field({
      type: RelationshipRequestStateEnum,
      nullable: true,
      description: 'The invitation’s state; null for a link that belongs to none.',
      resolve: ({ refusal }) => refusal.state,
    }),
    obstacle: t.field({
      type: ObstacleEnum,
      description: 'Why it cannot be answered, as `invitation.viewerObstacle` says.',
      resolve: ({ refusal }) => refusal.obstacle.code,
    }),
  }),
});
