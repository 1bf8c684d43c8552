import type { OrderTerms, Viewer } from '@untether/domain';
import { decidePlaceOrder, decideWaiveBlocker, purchaseRefusal, refused } from '@untether/domain';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

type WaiveInput = Keyed<{ readonly customerId: string; readonly blockerId: string; readonly reason: string }>;

export const waiveRemovalBlocker =
  (ports: Ports) =>
  (viewer: Viewer, input: WaiveInput): Promise<CommandResult<{ readonly customerId: string }>> => {
    const { idempotencyKey, ...rest } = input;
    const { customerId, blockerId, reason } = rest;
    return runCommand(ports, viewer, {
      name: 'waiveRemovalBlocker',
      permission: 'waive_removal_blocker',
      input: rest,
      idempotencyKey,
      decide: async (tx, context) => {
        const partnerId = viewer.partner.id;
        const facts = await tx.findLatestFacts(partnerId, customerId);
        if (facts?.relationship.state !== 'active') return refused(notFound('customer'));
        return decided(decideWaiveBlocker({ facts, blockerId, reason, waiverId: ports.newId('waiver') }, context), {
          ids: { customerId },
          changed: [facts],
        });
      },
    });
  };

type OrderInput = Keyed<OrderTerms & { readonly customerId: string; readonly offerId: string }>;

export const placeOrder =
  (ports: Ports) =>
  (viewer: Viewer, input: OrderInput): Promise<CommandResult<Record<'orderId' | 'subscriptionId', string>>> => {
    const { idempotencyKey, ...rest } = input;
    const { customerId, offerId, ...terms } = rest;
    return runCommand(ports, viewer, {
      name: 'placeOrder',
      permission: 'place_order',
      input: rest,
      idempotencyKey,
      decide: async (tx, context) => {
        const partnerId = viewer.partner.id;
        const facts = await tx.findLatestFacts(partnerId, customerId);
        if (facts === undefined) return refused(notFound('customer'));
        if (facts.relationship.state !== 'active')
          return refused(purchaseRefusal({ code: 'relationship_removed', customer: facts.customer.companyName }));
        const ids = { orderId: ports.newId('order'), subscriptionId: ports.newId('subscription') };
        return decided(decidePlaceOrder({ facts, offer: ports.offers.find(offerId), terms, ...ids }, context), {
          ids,
          changed: [facts],
        });
      },
    });
  };
