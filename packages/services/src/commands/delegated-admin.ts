import type {
  CommandContext,
  DelegatedAdminRelationship,
  GranularAdminWish,
  Outcome,
  Permission,
  Viewer,
} from '@untether/domain';
import {
  decideApproveGranularAdmin,
  decideRejectGranularAdmin,
  decideRemoveDelegatedAdmin,
  decideRequestGranularAdmin,
  decideTerminateGranularAdmin,
  refused,
} from '@untether/domain';
import type { Ports } from '../ports.ts';
import type { CommandResult } from './run-command.ts';
import { notFound, runCommand } from './run-command.ts';

/** Ends the partner's delegated admin (DAP) for one of its customers. */
export const removeDelegatedAdmin =
  (ports: Ports) =>
  (
    viewer: Viewer,
    { idempotencyKey, customerId }: { readonly customerId: string; readonly idempotencyKey: string | null },
  ): Promise<CommandResult<{ readonly relationshipId: string }>> =>
    runCommand(ports, viewer, {
      name: 'removeDelegatedAdmin',
      permission: 'end_delegated_admin',
      input: { customerId },
      idempotencyKey,
      decide: async (tx, context) => {
        const relationship = await tx.findLatestRelationship(viewer.partner.id, customerId);
        if (relationship?.state !== 'active')
          return { outcome: refused(notFound('customer')), ids: { relationshipId: '' } };
        return {
          outcome: decideRemoveDelegatedAdmin(relationship, context),
          ids: { relationshipId: relationship.id },
        };
      },
    });

/** Asks a customer for granular privileges (GDAP). */
export const requestDelegatedAdmin =
  (ports: Ports) =>
  (
    viewer: Viewer,
    input: GranularAdminWish & { readonly customerId: string; readonly idempotencyKey: string | null },
  ): Promise<CommandResult<{ readonly id: string }>> => {
    const { idempotencyKey, ...rest } = input;
    const { customerId, ...wish } = rest;
    return runCommand(ports, viewer, {
      name: 'requestDelegatedAdmin',
      permission: 'request_granular_admin',
      input: rest,
      idempotencyKey,
      decide: async (tx, context) => {
        const partnerId = viewer.partner.id;
        const relationship = await tx.findLatestRelationship(partnerId, customerId);
        const [facts] = relationship ? await tx.loadFacts(partnerId, [relationship.id]) : [];
        if (facts?.relationship.state !== 'active') return { outcome: refused(notFound('customer')), ids: { id: '' } };
        const id = ports.newId('delegatedAdminRelationship');
        return {
          outcome: decideRequestGranularAdmin({ facts, wish, id }, context),
          ids: { id },
          touched: [{ partnerId, relationshipId: facts.relationship.id }],
        };
      },
    });
  };

export interface GranularAdminInput {
  readonly id: string;
  readonly idempotencyKey: string | null;
}

const granularAdminCommand =
  (
    name: string,
    permission: Permission,
    decide: (item: DelegatedAdminRelationship, context: CommandContext) => Outcome,
  ) =>
  (ports: Ports) =>
  (viewer: Viewer, { id, idempotencyKey }: GranularAdminInput): Promise<CommandResult<{ readonly id: string }>> =>
    runCommand(ports, viewer, {
      name,
      permission,
      input: { id },
      idempotencyKey,
      decide: async (tx, context) => {
        const partnerId = viewer.partner.id;
        const [item] = await tx.findItems(partnerId, 'delegatedAdminRelationship', [id]);
        if (item === undefined) return { outcome: refused(notFound('delegated admin relationship')), ids: { id } };
        return {
          outcome: decide(item, context),
          ids: { id },
          touched: [{ partnerId, relationshipId: item.relationshipId }],
        };
      },
    });

export const approveDelegatedAdmin = granularAdminCommand(
  'approveDelegatedAdmin',
  'answer_granular_admin_request',
  decideApproveGranularAdmin,
);
export const rejectDelegatedAdmin = granularAdminCommand(
  'rejectDelegatedAdmin',
  'answer_granular_admin_request',
  decideRejectGranularAdmin,
);
export const terminateDelegatedAdmin = granularAdminCommand(
  'terminateDelegatedAdmin',
  'terminate_granular_admin',
  decideTerminateGranularAdmin,
);
