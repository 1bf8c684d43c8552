import type { AnyViewer } from '../access/authorise.ts';
import { findForbidden, isCustomerViewer } from '../access/authorise.ts';
import type { Permission } from '../access/permissions.ts';
import type { DelegatedAdminRelationship, ResellerRelationship } from '../model/entities.ts';
import type { Policy } from '../policy.ts';
import { extendsItself } from '../time/advance-granular-admin.ts';
import { addDays } from '../time/instants.ts';
import type { CommandContext } from './command.ts';
import type { AddressedSide, Consequence } from './consequences.ts';
import { decideRemoveDelegatedAdmin } from './delegated-admin.ts';
import {
  decideApproveGranularAdmin,
  decideRejectGranularAdmin,
  decideTerminateGranularAdmin,
} from './granular-admin.ts';
import { type OfferedCommand, offeredCommand } from './offered-command.ts';
import type { Outcome } from './outcome.ts';
import { refusalOf } from './outcome.ts';

/** Each with the mutation that carries it out. */
export const adminCommandKinds = {
  approve: '`approveDelegatedAdmin`.',
  reject: '`rejectDelegatedAdmin`.',
  terminate: '`terminateDelegatedAdmin`.',
  end_delegated_admin: '`removeDelegatedAdmin`.',
} as const;
export type AdminCommandKind = keyof typeof adminCommandKinds;

/** About admin privileges. The consequence addresses the viewer's side. */
export type AdminCommand = OfferedCommand<AdminCommandKind>;

interface About {
  readonly item: DelegatedAdminRelationship;
  readonly viewer: AnyViewer;
  readonly policy: Policy;
  readonly now: Date;
}

interface Offered {
  readonly command: Exclude<AdminCommandKind, 'end_delegated_admin'>;
  readonly permission: Permission;
  readonly fits: (item: DelegatedAdminRelationship, viewer: AnyViewer) => boolean;
  readonly decide: (item: DelegatedAdminRelationship, context: CommandContext) => Outcome;
  readonly consequence: (about: About) => Consequence;
}

const isRequested = (item: DelegatedAdminRelationship) => item.status === 'approval_pending';

/**
 * What each side is offered; the permission table may allow it more.
 * requested, to the customer    approve, reject
 * requested, to the partner     terminate: withdraw the request
 * ACTIVE, to either             terminate
 */
const offered: readonly Offered[] = [
  {
    command: 'approve',
    permission: 'answer_granular_admin_request',
    fits: (item, viewer) => isRequested(item) && isCustomerViewer(viewer),
    decide: decideApproveGranularAdmin,
    consequence: ({ item, policy, now }) => ({
      code: 'roles_granted',
      at: addDays(now, item.durationDays),
      extendsByDays: extendsItself(item) ? policy.granularAdminExtensionDays : null,
    }),
  },
  {
    command: 'reject',
    permission: 'answer_granular_admin_request',
    fits: (item, viewer) => isRequested(item) && isCustomerViewer(viewer),
    decide: decideRejectGranularAdmin,
    consequence: () => ({ code: 'roles_denied' }),
  },
  {
    command: 'terminate',
    permission: 'terminate_granular_admin',
    fits: (item, viewer) => item.status === 'active' || (isRequested(item) && !isCustomerViewer(viewer)),
    decide: decideTerminateGranularAdmin,
    consequence: ({ item, viewer }) =>
      isRequested(item) ? { code: 'role_request_withdrawn' } : { code: 'roles_end', side: sideOf(viewer) },
  },
];

/** Runs the functions that decide the commands: what is shown as allowed is what succeeds. */
export const granularAdminCommands = (
  item: DelegatedAdminRelationship,
  viewer: AnyViewer,
  context: CommandContext,
): readonly AdminCommand[] =>
  offered
    .filter((one) => one.fits(item, viewer))
    .map(({ command, permission, decide, consequence }) =>
      offeredCommand(
        command,
        findForbidden(viewer, permission) ?? refusalOf(decide(item, context)),
        consequence({ item, viewer, policy: context.policy, now: context.now }),
      ),
    );

/** Of an ACTIVE relationship whose delegated admin (DAP) is on, or not known to be off. */
export const delegatedAdminCommands = (
  relationship: ResellerRelationship,
  viewer: AnyViewer,
  context: CommandContext,
): readonly AdminCommand[] => {
  if (relationship.state !== 'active' || relationship.delegatedAdmin === false) return [];
  const refusal =
    findForbidden(viewer, 'end_delegated_admin') ?? refusalOf(decideRemoveDelegatedAdmin(relationship, context));
  const imported = relationship.importHash !== null;
  return [
    offeredCommand('end_delegated_admin', refusal, { code: 'delegated_admin_ends', side: sideOf(viewer), imported }),
  ];
};

const sideOf = (viewer: AnyViewer): AddressedSide => (isCustomerViewer(viewer) ? 'customer' : 'partner');
