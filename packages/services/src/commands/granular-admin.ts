import type { AnyViewer, CommandContext, DelegatedAdminRelationship, Outcome, Permission } from '@untether/domain';
import {
  decideApproveGranularAdmin,
  decideRejectGranularAdmin,
  decideTerminateGranularAdmin,
  isCustomerViewer,
  refused,
  scopeOf,
} from '@untether/domain';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runEitherSide } from './run-command.ts';

interface GranularAdminCommand {
  readonly name: string;
  readonly permission: Permission;
  readonly decide: (item: DelegatedAdminRelationship, context: CommandContext) => Outcome;
}

/** Commands about granular privileges (GDAP) that were requested: the customer answers, either side ends them. */
const granularAdminCommand =
  ({ name, permission, decide }: GranularAdminCommand) =>
  (ports: Ports) =>
  (
    viewer: AnyViewer,
    { id, idempotencyKey }: Keyed<{ readonly id: string }>,
  ): Promise<CommandResult<{ readonly id: string }>> => {
    const kind = 'delegatedAdminRelationship';
    const thing = 'delegated_admin_relationship';
    return runEitherSide(ports, viewer, {
      name,
      permission,
      input: { id },
      idempotencyKey,
      findPartner: async (admin) =>
        (await ports.store.findCustomerItems(scopeOf(admin), kind, [id]))[0]?.partnerId ?? notFound(thing),
      decide: async (tx, context) => {
        const [item] = isCustomerViewer(viewer)
          ? await tx.findCustomerItems(scopeOf(viewer), kind, [id])
          : await tx.findItems(viewer.partner.id, kind, [id]);
        if (item === undefined) return refused(notFound(thing));
        const { partnerId, relationshipId } = item;
        return decided(decide(item, context), { ids: { id }, touched: [{ partnerId, relationshipId }] });
      },
    });
  };

export const approveDelegatedAdmin = granularAdminCommand({
  name: 'approveDelegatedAdmin',
  permission: 'answer_granular_admin_request',
  decide: decideApproveGranularAdmin,
});
export const rejectDelegatedAdmin = granularAdminCommand({
  name: 'rejectDelegatedAdmin',
  permission: 'answer_granular_admin_request',
  decide: decideRejectGranularAdmin,
});
export const terminateDelegatedAdmin = granularAdminCommand({
  name: 'terminateDelegatedAdmin',
  permission: 'terminate_granular_admin',
  decide: decideTerminateGranularAdmin,
});
