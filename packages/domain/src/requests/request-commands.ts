import type { Viewer } from '../access/authorise.ts';
import { findForbidden } from '../access/authorise.ts';
import type { Permission } from '../access/permissions.ts';
import type { CommandContext } from '../commands/command.ts';
import type { Consequence } from '../commands/consequences.ts';
import { type OfferedCommand, offeredCommand } from '../commands/offered-command.ts';
import type { Outcome } from '../commands/outcome.ts';
import { refusalOf } from '../commands/outcome.ts';
import { requestStateAt } from '../lifecycle/request-machine.ts';
import type { Customer, ResellerRelationship } from '../model/entities.ts';
import type { RelationshipRequest } from '../model/requests.ts';
import type { RelationshipRequestState } from '../model/vocabulary.ts';
import { decideResendRequest, decideRevokeRequest } from './change-request.ts';
import { alreadyActive } from './request-relationship.ts';

/** Each with the mutation that carries it out. */
export const requestCommandKinds = {
  request_again: '`requestResellerRelationship` with the same customer.',
  resend: '`resendRelationshipRequest`.',
  revoke: '`revokeRelationshipRequest`.',
} as const;
export type RequestCommandKind = keyof typeof requestCommandKinds;

export type RequestCommand = OfferedCommand<RequestCommandKind>;

/** The permission to send such a request, the first time or again. */
export const permissionToRequest = ({ granularAdmin }: Pick<RelationshipRequest, 'granularAdmin'>): Permission =>
  granularAdmin === null ? 'request_relationship' : 'request_relationship_with_delegated_admin';

/** Who the request is for; null where it names no customer. */
interface Addressee {
  readonly customer: Customer | null;
  /** The newest relationship with that customer. */
  readonly latest: ResellerRelationship | undefined;
}

/** Runs the functions that decide the commands: what is shown as allowed is what succeeds. */
export const requestCommands = (
  ask: Addressee & { readonly request: RelationshipRequest },
  viewer: Viewer,
  context: CommandContext,
): readonly RequestCommand[] => {
  const { request } = ask;
  const offer: { readonly [K in RequestCommandKind]: () => RequestCommand } = {
    request_again: () => requestAgain(ask, viewer),
    resend: () => {
      const outcome = decideResendRequest({ ...ask, expiresInDays: null, tokenHash: '' }, context);
      return offered(viewer, { command: 'resend', permission: permissionToRequest(request), outcome });
    },
    revoke: () => {
      const outcome = decideRevokeRequest(request, context);
      return offered(viewer, { command: 'revoke', permission: 'request_relationship', outcome });
    },
  };
  return fitting[requestStateAt(request, context.now)].map((command) => offer[command]());
};

const fitting: Readonly<Record<RelationshipRequestState, readonly RequestCommandKind[]>> = {
  sent: ['resend', 'revoke'],
  expired: ['resend'],
  declined: ['request_again'],
  revoked: ['request_again'],
  accepted: [],
};

/** What undoes a removal; nothing is left to undo once a relationship came after it. */
export const receiptCommands = (
  { reestablishedBy }: { readonly reestablishedBy: ResellerRelationship | null },
  viewer: Viewer,
): readonly RequestCommand[] =>
  reestablishedBy === null ? [requestAgain({ customer: null, latest: undefined }, viewer)] : [];

const requestAgain = ({ customer, latest }: Addressee, viewer: Viewer): RequestCommand =>
  offered(viewer, {
    command: 'request_again',
    permission: 'request_relationship',
    outcome: customer !== null && latest?.state === 'active' ? alreadyActive(customer) : null,
  });

const offered = (
  viewer: Viewer,
  of: { readonly command: RequestCommandKind; readonly permission: Permission; readonly outcome: Outcome | null },
): RequestCommand => {
  const refusal = findForbidden(viewer, of.permission) ?? (of.outcome && refusalOf(of.outcome));
  return offeredCommand(of.command, refusal, { code: consequences[of.command] });
};

const consequences = {
  request_again: 'link_made',
  resend: 'link_replaced',
  revoke: 'link_revoked',
} as const satisfies Record<RequestCommandKind, Consequence['code']>;
