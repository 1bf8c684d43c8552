import { vendorOfferIdOf } from '../core/ids.ts';
import { BillingCycleEnum } from '../enums/items.ts';
import { PurchaseNotAllowedError, RemovalBlockedError, StateError } from '../errors.ts';
import { CustomerRef, OrderRef, ReceiptRef, RelationshipRef, SubscriptionRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import { answered, command } from './command.ts';

type Removed = { readonly relationshipId: string; readonly receiptId: string };
type Ordered = { readonly orderId: string; readonly subscriptionId: string };

const removed = [
  answered('relationship', RelationshipRef, 'The relationship, now REMOVED.', (context, { relationshipId }: Removed) =>
    context.loaders.relationships.load(relationshipId),
  ),
  answered('receipt', ReceiptRef, 'The proof of the removal.', (context, { receiptId }: Removed) =>
    context.loaders.receipts.load(receiptId),
  ),
];

const removedCustomerId = {
  description: 'The id of the customer that left the list; `customer` finds nothing by it any more.',
  resolve: ({ ids }: { readonly ids: { readonly customerId: string } }) => ids.customerId,
};

command({
  name: 'removeResellerRelationship',
  description:
    'Ends the relationship with a customer: the customer leaves the list, the partner leaves its support contacts, delegated admin ends, purchases stop; all four or none, with a receipt. While anything blocks it, RemovalBlockedError lists everything that does.',
  inputDescription: 'What the remover declares is kept in the receipt, with the reason.',
  input: (t) => ({
    customerId: t.id({ required: true, description: 'A customer with an ACTIVE relationship.' }),
    attestation: t.boolean({
      required: true,
      description: 'true: the viewer attests the text of `removalPreview.attestation`. false is refused.',
    }),
    attestationVersion: t.string({
      description: 'The version that was read; refused if the text has changed since.',
    }),
    reason: t.string({ description: 'At most 1,000 characters; it goes into the receipt.' }),
  }),
  call: (context, input) => context.services.removeResellerRelationship(viewerOf(context), input),
  errors: [RemovalBlockedError],
  nodes: removed,
  fields: (t) => ({ removedCustomerId: t.id(removedCustomerId) }),
});

command({
  name: 'recordRelationshipEndedAtVendor',
  description:
    'Records that the relationship has ended at the vendor, where an import found so (`endedAtVendorAt`); a global admin’s. Its effects are a removal’s, and nothing is declared. What still blocks does not prevent it: the receipt lists it as open. Where a reseller’s relationship ends with a removal, it ends with this too. Otherwise StateError.',
  input: (t) => ({
    customerId: t.id({ required: true, description: 'A customer whose relationship has `endedAtVendorAt`.' }),
  }),
  call: (context, input) => context.services.recordRelationshipEndedAtVendor(viewerOf(context), input),
  errors: [StateError],
  nodes: removed,
  fields: (t) => ({ removedCustomerId: t.id(removedCustomerId) }),
});

command({
  name: 'waiveRemovalBlocker',
  description:
    'Vouches that one item, in its current status, need not block the removal. Only an admin agent may, and only where WAIVE is offered.',
  input: (t) => ({
    customerId: t.id({ required: true, description: 'A customer with an ACTIVE relationship.' }),
    blockerId: t.id({ required: true, description: 'A blocker that offers WAIVE.' }),
    reason: t.string({
      required: true,
      description: 'Why it need not block, 1 to 1,000 characters; it goes into the receipt.',
    }),
  }),
  call: (context, input) => context.services.waiveRemovalBlocker(viewerOf(context), input),
  errors: [StateError],
  nodes: [
    answered(
      'customer',
      CustomerRef,
      'The customer, without this blocker.',
      (context, { customerId }: { readonly customerId: string }) => context.loaders.customers.load(customerId),
    ),
  ],
});

command({
  name: 'placeOrder',
  description:
    'Buys an offer for a customer. Refused without an ACTIVE relationship, in the same transaction that checks it. An add-on needs an ACTIVE base; a customer gets one trial of an offer, which does not renew.',
  input: (t) => ({
    customerId: t.id({ required: true, description: 'The customer to buy for.' }),
    offerId: t.id({
      required: true,
      description: 'An offer of the catalogue, see `offers`; what the vendor numbers it by is taken too.',
    }),
    quantity: t.int({ required: true, description: 'How many, within the offer’s limits.' }),
    termDuration: t.string({
      description: 'ISO 8601 duration, one the offer is sold for; the offer’s own if left out.',
    }),
    billingCycle: t.field({
      type: BillingCycleEnum,
      description: 'One of the offer’s `billingCycles`; the offer’s own if left out.',
    }),
    parentSubscriptionId: t.id({
      description:
        'For an add-on only, and required there: its base, an ACTIVE subscription to one of the prerequisite offers.',
    }),
  }),
  call: (context, { offerId, ...input }) =>
    context.services.placeOrder(viewerOf(context), { ...input, offerId: vendorOfferIdOf(offerId) }),
  errors: [PurchaseNotAllowedError],
  nodes: [
    answered('order', OrderRef, 'The order that was placed.', (context, { orderId }: Ordered) =>
      context.loaders.orders.load(orderId),
    ),
    answered(
      'subscription',
      SubscriptionRef,
      'The subscription the order created.',
      (context, { subscriptionId }: Ordered) => context.loaders.subscriptions.load(subscriptionId),
    ),
  ],
});
