import type { Viewer } from '@untether/domain';
import { decideAssignSupportContact, MorePartners, refused } from '@untether/domain';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

/**
 * Designates who supports a subscription; null: the default again. The designated partner is locked too: its own
 * removal, which resets what designates it, happens either before (then it is not available) or after.
 */
export const assignSupportContact =
  (ports: Ports) =>
  (
    viewer: Viewer,
    input: Keyed<{ readonly id: string; readonly partnerId: string | null }>,
  ): Promise<CommandResult<{ readonly id: string }>> => {
    const { id, partnerId, idempotencyKey } = input;
    const locked = new Set([viewer.partner.id]);
    return runCommand(ports, viewer, {
      name: 'assignSupportContact',
      permission: 'assign_support_contact',
      input: { id, partnerId },
      idempotencyKey,
      decide: async (tx, context) => {
        const [subscription] = await tx.findItems(viewer.partner.id, 'subscription', [id]);
        if (subscription === undefined) return refused(notFound('subscription'));
        const available = await tx.supportContactsOf(viewer.partner.id, [subscription.customerId]);
        if (partnerId !== null && available.some((one) => one.partnerId === partnerId) && !locked.has(partnerId)) {
          locked.add(partnerId);
          throw new MorePartners([partnerId]);
        }
        return decided(decideAssignSupportContact({ subscription, partnerId, available }, context), { ids: { id } });
      },
    });
  };
