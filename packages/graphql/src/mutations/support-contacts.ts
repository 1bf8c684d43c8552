import type { Context } from '../context.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { SubscriptionRef } from '../refs.ts';
import { idempotencyKey } from './input.ts';
import { payloadOf } from './payload.ts';
import { resultOf, settle } from './settle.ts';

const AssignInput = builder.inputType('AssignSupportContactInput', {
  description: 'What assignSupportContact takes.',
  fields: (t) => ({
    subscriptionId: t.id({ required: true, description: 'The subscription to support.' }),
    partnerId: t.id({
      description:
        'Who shall support it: one of the customer’s `availableSupportContacts`; null: nobody is designated, the default supports it again.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const loadSubscription = (context: Context, { id }: { readonly id: string }) => context.loaders.subscriptions.load(id);
const AssignPayload = payloadOf<{ readonly id: string }, typeof SubscriptionRef.$inferType>('AssignSupportContact', {
  field: 'subscription',
  type: SubscriptionRef,
  what: 'The subscription as it is now.',
  load: loadSubscription,
});

builder.mutationField('assignSupportContact', (t) =>
  t.field({
    type: AssignPayload,
    description:
      'Designates the partner that supports a subscription. When that partner’s relationship ends, the default takes its place.',
    errors: resultOf('AssignSupportContact'),
    args: { input: t.arg({ type: AssignInput, required: true, description: 'Which subscription, and who.' }) },
    resolve: (_, { input: { subscriptionId: id, partnerId, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.assignSupportContact(viewerOf(context), {
          id,
          partnerId: partnerId ?? null,
          idempotencyKey: key ?? null,
        }),
        loadSubscription,
      ),
  }),
);
