import { say } from '@untether/domain';
import { builder } from '../core/builder.ts';
import { ConsequenceCodeEnum } from '../enums/commands.ts';
import { refusalField, sayReason } from '../errors.ts';
import { PurchaseOptionsRef, SubscriptionRef } from '../refs.ts';

builder.objectType(PurchaseOptionsRef, {
  description: 'Whether an offer can be bought for a customer now.',
  fields: (t) => ({
    allowedToViewer: t.exposeBoolean('allowed', {
      description:
        'Whether the viewer may buy it now: `placeOrder` then succeeds, within the offer’s limits and, for an add-on, with one of `bases`.',
    }),
    reason: t.string({
      nullable: true,
      description: 'Why not, in a sentence in the language of the request; null when it is allowed.',
      resolve: ({ refusal }, _, context) => sayReason(refusal, context),
    }),
    ...refusalField(t),
    bases: t.field({
      type: [SubscriptionRef],
      description:
        'The possible bases of an add-on: the customer’s ACTIVE subscriptions to a prerequisite offer. Empty for anything else.',
      resolve: ({ bases }) => [...bases],
    }),
    consequence: t.string({
      description:
        'What it will mean for a removal of the relationship, in a sentence in the language of the request, to show before it is bought.',
      resolve: ({ consequence }, _, { language }) => say(language.consequences, consequence),
    }),
    consequenceCode: t.field({
      type: ConsequenceCodeEnum,
      description: 'The same for programs.',
      resolve: ({ consequence }) => consequence.code,
    }),
    cancellableUntil: t.expose('cancellableUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it could be cancelled if bought now; null if it would be suspended instead.',
    }),
    clearsAt: t.expose('clearsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it would stop blocking if bought now and no longer cancellable; null if there is no date.',
    }),
  }),
});
