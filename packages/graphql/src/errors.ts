import type { Refusal } from '@untether/domain';
import { GraphQLError } from 'graphql';
import type { Context } from './context.ts';
import { builder } from './core/builder.ts';
import { ErrorCodeEnum, ForbiddenReasonEnum } from './enums/errors.ts';
import { PartnerKindEnum, RoleEnum } from './enums/people.ts';
import { InvitationObstacleEnum, RelationshipRequestStateEnum } from './enums/requests.ts';
import { BlockerRef, ValidationIssueRef } from './refs.ts';

type RefusalOf<C extends Refusal['error']> = Extract<Refusal, { readonly error: C }>;
type ErrorCode = Refusal['error'];

/** What every error shows. */
interface ShownError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly docUrl: string;
}

/** A refusal on its way into a result union; where there is none it is a top-level error with its code. */
class RefusalError<C extends ErrorCode> extends GraphQLError implements ShownError {
  readonly code: C;
  readonly refusal: RefusalOf<C>;
  readonly docUrl: string;
  constructor(refusal: RefusalOf<C>, errorDocs: string) {
    super(refusal.message, { extensions: { code: refusal.error.toUpperCase() } });
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
export const errorOf = (refusal: Refusal, { errorDocs }: Context): Error => {
  switch (refusal.error) {
    case 'validation':
      return new ValidationError(refusal, errorDocs);
    case 'not_found':
      return new NotFoundError(refusal, errorDocs);
    case 'forbidden':
      return new ForbiddenError(refusal, errorDocs);
    case 'state':
      return new StateError(refusal, errorDocs);
    case 'conflict':
      return new ConflictError(refusal, errorDocs);
    case 'purchase_not_allowed':
      return new PurchaseNotAllowedError(refusal, errorDocs);
    case 'invitation':
      return new InvitationError(refusal, errorDocs);
    case 'removal_blocked':
      return new RemovalBlockedError(refusal, errorDocs);
  }
};

const ErrorInterface = builder.interfaceRef<ShownError>('Error').implement({
  description: 'Why a command was not done. Every error of a result union implements it.',
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCodeEnum, description: 'The kind of error, for programs.' }),
    message: t.exposeString('message', { description: 'What is wrong and the way out, for people, in English.' }),
    docUrl: t.exposeString('docUrl', { description: 'Where this kind of error is explained.' }),
  }),
});

builder.objectType(ValidationError, {
  name: 'ValidationError',
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

builder.objectType(ValidationIssueRef, {
  description: 'One thing wrong with an input.',
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'The field, from the input down.' }),
    message: t.exposeString('message', { description: 'What is wrong with it and the way out.' }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'There is no such thing, or it is not yours: the two are answered alike.',
  interfaces: [ErrorInterface],
});

builder.objectType(ForbiddenError, {
  name: 'ForbiddenError',
  description: 'The viewer may not do this. Checked before anything is looked up.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    reason: t.field({ type: ForbiddenReasonEnum, description: 'Why not.', resolve: ({ refusal }) => refusal.reason }),
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
  description: 'Items still block the removal. Nothing was changed but the record of the attempt.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    blockers: t.field({
      type: [BlockerRef],
      description: 'All of them.',
      resolve: ({ refusal }) => refusal.blockers.map((blocker) => ({ blocker, facts: refusal.facts })),
    }),
  }),
});

builder.objectType(StateError, {
  name: 'StateError',
  description: 'The item is not in a state that allows it.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    currentStatus: t.string({
      description: 'The item’s status, e.g. CANCELLED.',
      resolve: ({ refusal }) => refusal.currentStatus.toUpperCase(),
    }),
    reason: t.string({
      description: 'Why that does not allow it, and the way out.',
      resolve: ({ message }) => message,
    }),
  }),
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description:
    'It contradicts something that is there already: an idempotency key used with another input, a taken address, a known company.',
  interfaces: [ErrorInterface],
});

builder.objectType(PurchaseNotAllowedError, {
  name: 'PurchaseNotAllowedError',
  description:
    'There is nothing to buy it under: the relationship was removed, an add-on’s base is not ACTIVE, or the customer has had its trial of the offer. `message` says which.',
  interfaces: [ErrorInterface],
});

builder.objectType(InvitationError, {
  name: 'InvitationError',
  description:
    'The invitation cannot be answered: its link is wrong, used, revoked or expired, it is for somebody else, or the provider it names sells to the company through another reseller. `message` says which.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    state: t.field({
      type: RelationshipRequestStateEnum,
      nullable: true,
      description: 'Where the invitation is; null for a link that belongs to none.',
      resolve: ({ refusal }) => refusal.state,
    }),
    obstacle: t.field({
      type: InvitationObstacleEnum,
      nullable: true,
      description: 'Why the viewer may not answer it, as `invitation.viewerObstacle` says; null where nobody can.',
      resolve: ({ refusal }) => refusal.obstacle,
    }),
  }),
});
