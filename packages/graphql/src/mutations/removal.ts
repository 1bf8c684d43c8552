import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { RemovalBlockedError } from '../errors.ts';
import { ReceiptRef, RelationshipRef } from '../refs.ts';
import { idempotencyKey } from './input.ts';
import type { Done } from './payload.ts';
import { replayedDescription } from './payload.ts';
import { present, resultOf, settle } from './settle.ts';

const RemoveInput = builder.inputType('RemoveResellerRelationshipInput', {
  description: 'What removeResellerRelationship takes.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: 'The customer to part from.' }),
    attestation: t.boolean({
      required: true,
      description: 'true: the viewer attests the text of `removalPreview.attestation`.',
    }),
    attestationVersion: t.string({
      description: 'The version that was read; refused where the text has changed since.',
    }),
    reason: t.string({ description: 'Why, at most 1,000 characters; it goes into the receipt.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

const RemovePayload = builder
  .objectRef<Done<{ readonly customerId: string; readonly relationshipId: string; readonly receiptId: string }>>(
    'RemoveResellerRelationshipPayload',
  )
  .implement({
    description: 'The answer of a removal that is done.',
    fields: (t) => ({
      relationship: t.field({
        type: RelationshipRef,
        description: 'The relationship, REMOVED.',
        resolve: async ({ ids }, _, context) => present(await context.loaders.relationships.load(ids.relationshipId)),
      }),
      removedCustomerId: t.id({
        description: 'The customer that left the list.',
        resolve: ({ ids }) => ids.customerId,
      }),
      receipt: t.field({
        type: ReceiptRef,
        description: 'The proof.',
        resolve: async ({ ids }, _, context) => present(await context.loaders.receipts.load(ids.receiptId)),
      }),
      replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
    }),
  });

builder.mutationField('removeResellerRelationship', (t) =>
  t.field({
    type: RemovePayload,
    description:
      'Ends the relationship with a customer: it leaves the list, the partner leaves its support contacts, delegated admin ends, purchases stop; all four or none, with a receipt. While anything blocks: RemovalBlockedError with all of it.',
    errors: resultOf('RemoveResellerRelationship', [RemovalBlockedError]),
    args: { input: t.arg({ type: RemoveInput, required: true, description: 'Whom, and the attestation.' }) },
    resolve: (_, { input }, context) =>
      settle(
        context,
        context.services.removeResellerRelationship(viewerOf(context), {
          customerId: input.customerId,
          attestation: input.attestation,
          attestationVersion: input.attestationVersion ?? null,
          reason: input.reason ?? null,
          idempotencyKey: input.idempotencyKey ?? null,
        }),
      ),
  }),
);
