import type { OrderTerms, RelationshipFacts, StoreTransaction, Viewer } from '@untether/domain';
import { decidePlaceOrder, decideWaiveBlocker, purchaseRefusal, refused } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { decided, notFound, runCommand } from './run-command.ts';

/** Commands about one customer: waive a blocker, place an order. */
const factsOf = async (
  tx: StoreTransaction,
  partnerId: string,
  customerId: string,
): Promise<RelationshipFacts | undefined> => {
  const relationship = await tx.findLatestRelationship(partnerId, customerId);
  return relationship && (await tx.loadFacts(partnerId, [relationship.id]))[0];
};

export const waiveRemovalBlocker =
  (ports: Ports) =>
  (
    viewer: Viewer,
    input: {
      readonly customerId: string;
      readonly blockerId: string;
      readonly reason: string;
      readonly idempotencyKey: string | null;
    },
  ) => {
    const { idempotencyKey, ...rest } = input;
    const { customerId, blockerId, reason } = rest;
    return runCommand(ports, viewer, {
      name: 'waiveRemovalBlocker',
      permission: 'waive_removal_blocker',
      input: rest,
      idempotencyKey,
      decide: async (tx, context) => {
        const partnerId = viewer.partner.id;
        const facts = await factsOf(tx, partnerId, customerId);
        if (facts?.relationship.state !== 'active') return refused(notFound('customer'));
        return decided(decideWaiveBlocker({ facts, blockerId, reason, waiverId: ports.newId('waiver') }, context), {
          ids: { customerId },
          touched: [{ partnerId, relationshipId: facts.relationship.id }],
        });
      },
    });
  };

export const placeOrder =
  (ports: Ports) =>
  (
    viewer: Viewer,
    input: {
      readonly customerId: string;
      readonly offerId: string;
      readonly idempotencyKey: string | null;
    } & OrderTerms,
  ) => {
    const { idempotencyKey, ...rest } = input;
    const { customerId, offerId, ...terms } = rest;
    return runCommand(ports, viewer, {
      name: 'placeOrder',
      permission: 'place_order',
      input: rest,
      idempotencyKey,
      decide: async (tx, context) => {
        const partnerId = viewer.partner.id;
        const facts = await factsOf(tx, partnerId, customerId);
        if (facts === undefined) return refused(notFound('customer'));
        if (facts.relationship.state !== 'active') return refused(notAllowed(facts));
        const ids = { orderId: ports.newId('order'), subscriptionId: ports.newId('subscription') };
        return decided(decidePlaceOrder({ facts, offer: ports.offers.find(offerId), terms, ...ids }, context), {
          ids,
          touched: [{ partnerId, relationshipId: facts.relationship.id }],
        });
      },
    });
  };

const notAllowed = ({ customer }: RelationshipFacts) =>
  purchaseRefusal({ code: 'relationship_removed', customer: customer.companyName });
