import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { PurchaseNotAllowedError, StateError } from '../errors.ts';
import { CustomerRef, OrderRef, SubscriptionRef } from '../refs.ts';
import { idempotencyKey } from './input.ts';
import type { Done } from './payload.ts';
import { payloadOf, replayedDescription } from './payload.ts';
import { present, resultOf, settle } from './settle.ts';

const WaiveInput = builder.inputType('WaiveRemovalBlockerInput', {
  description: 'What waiveRemovalBlocker takes.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: 'The customer.' }),
    blockerId: t.id({ required: true, description: 'The blocker, one that offers WAIVE.' }),
    reason: t.string({
      required: true,
      description: 'Why it need not block, 1 to 1,000 characters; it goes into the receipt.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const WaivePayload = payloadOf<{ readonly customerId: string }, typeof CustomerRef.$inferType>('WaiveRemovalBlocker', {
  field: 'customer',
  type: CustomerRef,
  what: 'The customer as it is now, without this blocker.',
  load: (context, { customerId }) => context.loaders.customers.load(customerId),
});
builder.mutationField('waiveRemovalBlocker', (t) =>
  t.field({
    type: WaivePayload,
    description:
      'Vouches that one item, in its present status, need not block. Only an admin agent may, and only where WAIVE is offered.',
    errors: resultOf('WaiveRemovalBlocker', [StateError]),
    args: { input: t.arg({ type: WaiveInput, required: true, description: 'What to do.' }) },
    resolve: (_, { input: { idempotencyKey: key, ...input } }, context) =>
      settle(
        context,
        context.services.waiveRemovalBlocker(viewerOf(context), { ...input, idempotencyKey: key ?? null }),
        (_context, { customerId }) => context.loaders.customers.load(customerId),
      ),
  }),
);

const PlaceOrderInput = builder.inputType('PlaceOrderInput', {
  description: 'What placeOrder takes.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: 'The customer to buy for.' }),
    offerId: t.id({ required: true, description: 'An offer of the catalogue, see `offers`.' }),
    quantity: t.int({ required: true, description: 'How many, within the offer’s limits.' }),
    termDuration: t.string({ description: 'ISO 8601 duration, one the offer is sold for; the offer’s unless told.' }),
    billingCycle: t.string({ description: 'One of the offer’s `billingCycles`; the offer’s own unless told.' }),
    parentSubscriptionId: t.id({
      description:
        'The ACTIVE base of an add-on, a subscription to one of its prerequisite offers; for an add-on only.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const PlaceOrderPayload = builder
  .objectRef<Done<{ readonly orderId: string; readonly subscriptionId: string }>>('PlaceOrderPayload')
  .implement({
    description: 'The answer of a placeOrder that is done.',
    fields: (t) => ({
      order: t.field({
        type: OrderRef,
        description: 'The order.',
        resolve: async ({ ids }, _, context) => present(await context.loaders.orders.load(ids.orderId)),
      }),
      subscription: t.field({
        type: SubscriptionRef,
        description: 'The subscription it made.',
        resolve: async ({ ids }, _, context) => present(await context.loaders.subscriptions.load(ids.subscriptionId)),
      }),
      replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
    }),
  });
builder.mutationField('placeOrder', (t) =>
  t.field({
    type: PlaceOrderPayload,
    description:
      'Buys an offer for a customer. Refused without an ACTIVE relationship, in the same transaction that checks it. An add-on needs an ACTIVE base; a customer gets one trial of an offer, and it does not renew itself.',
    errors: resultOf('PlaceOrder', [PurchaseNotAllowedError]),
    args: { input: t.arg({ type: PlaceOrderInput, required: true, description: 'What to buy.' }) },
    resolve: (
      _,
      { input: { idempotencyKey: key, termDuration, billingCycle, parentSubscriptionId, ...input } },
      context,
    ) =>
      settle(
        context,
        context.services.placeOrder(viewerOf(context), {
          ...input,
          termDuration: termDuration ?? null,
          billingCycle: billingCycle ?? null,
          parentSubscriptionId: parentSubscriptionId ?? null,
          idempotencyKey: key ?? null,
        }),
        (_context, { orderId }) => context.loaders.orders.load(orderId),
      ),
  }),
);
