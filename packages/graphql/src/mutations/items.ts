import type { Context } from '../context.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { StateError } from '../errors.ts';
import { AzureEntitlementRef, ReservationRef, SoftwarePurchaseRef, SubscriptionRef } from '../refs.ts';
import { idempotencyKey, inputOf } from './input.ts';
import { payloadOf } from './payload.ts';
import { resultOf, settle } from './settle.ts';

const input = 'What to do.';
const subscriptionId = 'The subscription.';

type ById = { readonly id: string };
const loadSubscription = (context: Context, { id }: ById) => context.loaders.subscriptions.load(id);
const loadAzureEntitlement = (context: Context, { id }: ById) => context.loaders.azureEntitlements.load(id);
const loadReservation = (context: Context, { id }: ById) => context.loaders.reservations.load(id);
const loadSoftwarePurchase = (context: Context, { id }: ById) => context.loaders.softwarePurchases.load(id);

const subscriptionPayload = (name: string) =>
  payloadOf<ById, typeof SubscriptionRef.$inferType>(name, {
    field: 'subscription',
    type: SubscriptionRef,
    what: 'The subscription as it is now.',
    load: loadSubscription,
  });

const subscriptionCommands = {
  SuspendSubscription: {
    service: 'suspendSubscription',
    description:
      'Suspends an ACTIVE license with its ACTIVE add-ons, or an Azure plan without active Azure subscriptions. Legacy: billing stops, data is kept 90 days. New commerce: billing goes on.',
  },
  ReactivateSubscription: {
    service: 'reactivateSubscription',
    description: 'Makes a SUSPENDED subscription ACTIVE again, while its base is ACTIVE and its data is there.',
  },
  CancelSubscription: {
    service: 'cancelSubscription',
    description:
      'Cancels a new-commerce or marketplace subscription inside its window, after its add-ons. Legacy subscriptions are suspended instead.',
  },
} as const;

for (const [name, { service, description }] of Object.entries(subscriptionCommands)) {
  const Payload = subscriptionPayload(name);
  const Input = inputOf(name, 'subscriptionId', subscriptionId);
  builder.mutationField(service, (t) =>
    t.field({
      type: Payload,
      description,
      errors: resultOf(name, [StateError]),
      args: { input: t.arg({ type: Input, required: true, description: input }) },
      resolve: (_, { input: { subscriptionId: id, idempotencyKey: key } }, context) =>
        settle(
          context,
          context.services[service](viewerOf(context), { id, idempotencyKey: key ?? null }),
          loadSubscription,
        ),
    }),
  );
}

const AutoRenewInput = builder.inputType('SetSubscriptionAutoRenewInput', {
  description: 'What setSubscriptionAutoRenew takes.',
  fields: (t) => ({
    subscriptionId: t.id({ required: true, description: subscriptionId }),
    autoRenew: t.boolean({ required: true, description: 'Whether it shall renew at the end of its term.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const AutoRenewPayload = subscriptionPayload('SetSubscriptionAutoRenew');
builder.mutationField('setSubscriptionAutoRenew', (t) =>
  t.field({
    type: AutoRenewPayload,
    description: 'Turns auto-renew of an ACTIVE subscription on or off.',
    errors: resultOf('SetSubscriptionAutoRenew', [StateError]),
    args: { input: t.arg({ type: AutoRenewInput, required: true, description: input }) },
    resolve: (_, { input: { subscriptionId: id, autoRenew, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.setSubscriptionAutoRenew(viewerOf(context), { id, autoRenew, idempotencyKey: key ?? null }),
        loadSubscription,
      ),
  }),
);

const CancelAzureEntitlementInput = inputOf('CancelAzureEntitlement', 'azureEntitlementId', 'The Azure entitlement.');
const CancelAzureEntitlementPayload = payloadOf<ById, typeof AzureEntitlementRef.$inferType>('CancelAzureEntitlement', {
  field: 'azureEntitlement',
  type: AzureEntitlementRef,
  what: 'The Azure entitlement as it is now.',
  load: loadAzureEntitlement,
});
builder.mutationField('cancelAzureEntitlement', (t) =>
  t.field({
    type: CancelAzureEntitlementPayload,
    description: 'Cancels an Azure subscription inside an Azure plan.',
    errors: resultOf('CancelAzureEntitlement', [StateError]),
    args: { input: t.arg({ type: CancelAzureEntitlementInput, required: true, description: input }) },
    resolve: (_, { input: { azureEntitlementId: id, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.cancelAzureEntitlement(viewerOf(context), { id, idempotencyKey: key ?? null }),
        loadAzureEntitlement,
      ),
  }),
);

const CancelReservationInput = inputOf('CancelReservation', 'reservationId', 'The reservation.');
const CancelReservationPayload = payloadOf<ById, typeof ReservationRef.$inferType>('CancelReservation', {
  field: 'reservation',
  type: ReservationRef,
  what: 'The reservation as it is now.',
  load: loadReservation,
});
builder.mutationField('cancelReservation', (t) =>
  t.field({
    type: CancelReservationPayload,
    description: 'Cancels an ACTIVE, refundable reservation.',
    errors: resultOf('CancelReservation', [StateError]),
    args: { input: t.arg({ type: CancelReservationInput, required: true, description: input }) },
    resolve: (_, { input: { reservationId: id, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.cancelReservation(viewerOf(context), { id, idempotencyKey: key ?? null }),
        loadReservation,
      ),
  }),
);

const CancelSoftwarePurchaseInput = inputOf('CancelSoftwarePurchase', 'softwarePurchaseId', 'The software purchase.');
const CancelSoftwarePurchasePayload = payloadOf<ById, typeof SoftwarePurchaseRef.$inferType>('CancelSoftwarePurchase', {
  field: 'softwarePurchase',
  type: SoftwarePurchaseRef,
  what: 'The software purchase as it is now.',
  load: loadSoftwarePurchase,
});
builder.mutationField('cancelSoftwarePurchase', (t) =>
  t.field({
    type: CancelSoftwarePurchasePayload,
    description: 'Cancels a software purchase inside its window. Only an admin agent may.',
    errors: resultOf('CancelSoftwarePurchase', [StateError]),
    args: { input: t.arg({ type: CancelSoftwarePurchaseInput, required: true, description: input }) },
    resolve: (_, { input: { softwarePurchaseId: id, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.cancelSoftwarePurchase(viewerOf(context), { id, idempotencyKey: key ?? null }),
        loadSoftwarePurchase,
      ),
  }),
);
