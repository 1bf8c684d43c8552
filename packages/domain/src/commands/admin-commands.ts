import type { AnyViewer } from '../access/authorise.ts';
import { findForbidden, isCustomerViewer } from '../access/authorise.ts';
import type { Permission } from '../access/permissions.ts';
import type { DelegatedAdminRelationship, ResellerRelationship } from '../model/entities.ts';
import type { Policy } from '../policy.ts';
import { addDays, day } from '../time/instants.ts';
import type { CommandContext } from './command.ts';
import { decideRemoveDelegatedAdmin } from './delegated-admin.ts';
import {
  decideApproveGranularAdmin,
  decideRejectGranularAdmin,
  decideTerminateGranularAdmin,
} from './granular-admin.ts';
import type { Outcome } from './outcome.ts';
import { refusalMessage } from './outcome.ts';

export const adminCommandKinds = ['approve', 'reject', 'terminate', 'end_delegated_admin'] as const;
export type AdminCommandKind = (typeof adminCommandKinds)[number];

/** A command about admin privileges that fits as they stand, and whether this viewer may; `reason` says why not. */
export interface AdminCommand {
  readonly command: AdminCommandKind;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly consequence: string;
}

interface Offered {
  readonly command: Exclude<AdminCommandKind, 'end_delegated_admin'>;
  readonly permission: Permission;
  readonly fits: (item: DelegatedAdminRelationship, viewer: AnyViewer) => boolean;
  readonly decide: (item: DelegatedAdminRelationship, context: CommandContext) => Outcome;
  readonly consequence: (item: DelegatedAdminRelationship, policy: Policy, now: Date) => string;
}

const isAsked = (item: DelegatedAdminRelationship) => item.status === 'approval_pending';

/**
 * What each side is offered; what it may do besides is the permission table's.
 * asked for, to the customer    approve, reject
 * asked for, to the partner     terminate: take the request back
 * ACTIVE, to either             terminate
 */
const offered: readonly Offered[] = [
  {
    command: 'approve',
    permission: 'answer_granular_admin_request',
    fits: (item, viewer) => isAsked(item) && isCustomerViewer(viewer),
    decide: decideApproveGranularAdmin,
    consequence: ({ durationDays, autoExtend }, { granularAdminExtensionDays }, now) =>
      `The partner may act with these roles in the company’s tenant from now until ${day(addDays(now, durationDays))}.${autoExtend ? ` They extend themselves by ${granularAdminExtensionDays} days whenever they end, until a side terminates them.` : ''}`,
  },
  {
    command: 'reject',
    permission: 'answer_granular_admin_request',
    fits: (item, viewer) => isAsked(item) && isCustomerViewer(viewer),
    decide: decideRejectGranularAdmin,
    consequence: () => 'The partner gets none of these roles. It may ask again.',
  },
  {
    command: 'terminate',
    permission: 'terminate_granular_admin',
    fits: (item, viewer) => item.status === 'active' || (isAsked(item) && !isCustomerViewer(viewer)),
    decide: decideTerminateGranularAdmin,
    consequence: (item) =>
      isAsked(item)
        ? 'The request is taken back: the customer can no longer approve it.'
        : 'The partner loses these roles now. To have them again it has to ask, and the customer to approve.',
  },
];

/** Asks the very functions that decide the commands: what is shown as allowed is what succeeds. */
export const granularAdminCommands = (
  item: DelegatedAdminRelationship,
  viewer: AnyViewer,
  context: CommandContext,
): readonly AdminCommand[] =>
  offered
    .filter((one) => one.fits(item, viewer))
    .map(({ command, permission, decide, consequence }) =>
      answered(findForbidden(viewer, permission)?.message ?? refusalMessage(decide(item, context)), {
        command,
        consequence: consequence(item, context.policy, context.now),
      }),
    );

/** Of an ACTIVE relationship whose delegated admin (DAP) is on, or not known to be off. */
export const delegatedAdminCommands = (
  relationship: ResellerRelationship,
  viewer: AnyViewer,
  context: CommandContext,
): readonly AdminCommand[] =>
  relationship.state !== 'active' || relationship.delegatedAdmin === false
    ? []
    : [
        answered(
          findForbidden(viewer, 'end_delegated_admin')?.message ??
            refusalMessage(decideRemoveDelegatedAdmin(relationship, context)),
          {
            command: 'end_delegated_admin',
            consequence: `The partner can no longer act as an admin of the company’s tenant by delegated admin (DAP). It gets it back only by asking for it in a new request that the customer accepts. Granular privileges (GDAP) are ended one by one.${relationship.importHash === null ? '' : ' This is recorded here: end it at the vendor too.'}`,
          },
        ),
      ];

const answered = (reason: string | null, command: Pick<AdminCommand, 'command' | 'consequence'>): AdminCommand => ({
  ...command,
  allowed: reason === null,
  reason,
});
