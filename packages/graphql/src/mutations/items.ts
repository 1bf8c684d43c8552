import { EndOfTermActionEnum } from '../enums/items.ts';
import { StateError } from '../errors.ts';
import { AzureEntitlementRef, ReservationRef, SoftwarePurchaseRef, SubscriptionRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import type { InputFields } from './command.ts';
import { answered, command } from './command.ts';

type ById = { readonly id: string };

const subscriptionId = (t: InputFields) =>
  t.id({ required: true, description: 'A subscription of a customer on your list.' });
const onSubscription = {
  input: (t: InputFields) => ({ subscriptionId: subscriptionId(t) }),
  errors: [StateError],
  nodes: [
    answered('subscription', SubscriptionRef, 'The subscription after the change.', (context, { id }: ById) =>
      context.loaders.subscriptions.load(id),
    ),
  ],
};

command({
  ...onSubscription,
  name: 'suspendSubscription',
  description:
    'Suspends an ACTIVE license with its ACTIVE add-ons, or an Azure plan without active Azure subscriptions. Legacy: billing stops, data is kept for 90 days. New commerce: billing continues.',
  call: (context, { subscriptionId: id, idempotencyKey }) =>
    context.services.suspendSubscription(viewerOf(context), { id, idempotencyKey }),
});

command({
  ...onSubscription,
  name: 'reactivateSubscription',
  description: 'Makes a SUSPENDED subscription ACTIVE again, while its base is ACTIVE and its data still exists.',
  call: (context, { subscriptionId: id, idempotencyKey }) =>
    context.services.reactivateSubscription(viewerOf(context), { id, idempotencyKey }),
});

command({
  ...onSubscription,
  name: 'cancelSubscription',
  description:
    'Cancels a new-commerce or marketplace subscription within its window. New-commerce add-ons inside their own windows go with it; one outside has to end first. Legacy subscriptions are suspended instead.',
  call: (context, { subscriptionId: id, idempotencyKey }) =>
    context.services.cancelSubscription(viewerOf(context), { id, idempotencyKey }),
});

command({
  ...onSubscription,
  name: 'setSubscriptionEndOfTermAction',
  description:
    'Chooses what happens at the end of the term of an ACTIVE subscription, before that end. What its term does not offer is a StateError with the obstacle END_OF_TERM_NOT_OFFERED; `commands` lists what it does offer.',
  input: (t) => ({
    subscriptionId: subscriptionId(t),
    action: t.field({ type: EndOfTermActionEnum, required: true, description: 'What is to happen then.' }),
  }),
  call: (context, { subscriptionId: id, idempotencyKey }, { action }) =>
    context.services.setSubscriptionEndOfTermAction(viewerOf(context), { id, action, idempotencyKey }),
});

command({
  ...onSubscription,
  name: 'assignSupportContact',
  description:
    'Designates the partner that supports a subscription. When that partner’s relationship ends, the default takes its place.',
  input: (t) => ({
    subscriptionId: subscriptionId(t),
    partnerId: t.id({
      description:
        'One of the customer’s `availableSupportContacts`; null removes the designation: the default applies.',
    }),
  }),
  errors: [],
  call: (context, { subscriptionId: id, partnerId, idempotencyKey }) =>
    context.services.assignSupportContact(viewerOf(context), { id, partnerId, idempotencyKey }),
});

command({
  name: 'cancelAzureEntitlement',
  description: 'Cancels an ACTIVE Azure subscription inside an Azure plan; the plan itself stays.',
  input: (t) => ({ azureEntitlementId: t.id({ required: true, description: 'An Azure entitlement, `aze_…`.' }) }),
  call: (context, { azureEntitlementId: id, idempotencyKey }) =>
    context.services.cancelAzureEntitlement(viewerOf(context), { id, idempotencyKey }),
  errors: [StateError],
  nodes: [
    answered('azureEntitlement', AzureEntitlementRef, 'The entitlement, now CANCELLED.', (context, { id }: ById) =>
      context.loaders.azureEntitlements.load(id),
    ),
  ],
});

command({
  name: 'cancelReservation',
  description: 'Cancels an ACTIVE reservation that can be refunded.',
  input: (t) => ({ reservationId: t.id({ required: true, description: 'A reservation, `rsv_…`.' }) }),
  call: (context, { reservationId: id, idempotencyKey }) =>
    context.services.cancelReservation(viewerOf(context), { id, idempotencyKey }),
  errors: [StateError],
  nodes: [
    answered('reservation', ReservationRef, 'The reservation, now CANCELLED.', (context, { id }: ById) =>
      context.loaders.reservations.load(id),
    ),
  ],
});

command({
  name: 'cancelSoftwarePurchase',
  description: 'Cancels a software purchase within its window. Only an admin agent may.',
  input: (t) => ({ softwarePurchaseId: t.id({ required: true, description: 'A software purchase, `sft_…`.' }) }),
  call: (context, { softwarePurchaseId: id, idempotencyKey }) =>
    context.services.cancelSoftwarePurchase(viewerOf(context), { id, idempotencyKey }),
  errors: [StateError],
  nodes: [
    answered('softwarePurchase', SoftwarePurchaseRef, 'The purchase, now CANCELLED.', (context, { id }: ById) =>
      context.loaders.softwarePurchases.load(id),
    ),
  ],
});
