import type { CommandResult, SentInvitation } from '@untether/services';
import type { Context } from '../context.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { StateError } from '../errors.ts';
import { NoticeRef, RequestRef } from '../refs.ts';
import { idempotencyKey, inputOf } from './input.ts';
import type { Done } from './payload.ts';
import { payloadOf, replayedDescription } from './payload.ts';
import { present, resultOf, settle } from './settle.ts';

type Ids = { readonly requestId: string };
type Sent = Done<Ids> & { readonly sent: SentInvitation | null };

/** The request, and its link: shown this once. */
const sentPayload = (name: string) =>
  builder.objectRef<Sent>(`${name}Payload`).implement({
    description: `The answer of a ${name.charAt(0).toLowerCase()}${name.slice(1)} that is done.`,
    fields: (t) => ({
      request: t.field({
        type: RequestRef,
        description: 'The request as it is now.',
        resolve: async ({ ids }, _, context) => present(await context.loaders.requests.load(ids.requestId)),
      }),
      link: t.string({
        nullable: true,
        description: 'The personal link, shown this once: only a hash of it is kept. null when `replayed`.',
        resolve: ({ sent }) => sent?.link,
      }),
      emails: t.field({
        type: [NoticeRef],
        description: 'Drafts of the e-mail that carries the link, one a language, to copy; empty when `replayed`.',
        resolve: ({ sent }) => sent?.emails ?? [],
      }),
      replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
    }),
  });

const settleSent = async (
  context: Context,
  result: Promise<CommandResult<Ids> & { readonly sent: SentInvitation | null }>,
): Promise<Sent> => ({ ...(await settle(context, result)), sent: (await result).sent });

const expiry = 'Days it can be answered, 1 to 365; 30 without it.';

const RequestInput = builder.inputType('RequestResellerRelationshipInput', {
  description: 'What requestResellerRelationship takes.',
  fields: (t) => ({
    customerId: t.id({
      description: 'The customer it is for, one the partner has had a relationship with; without it whoever accepts.',
    }),
    receiptId: t.id({
      description: 'The receipt of the removal it wants to undo; its customer is the one it is for.',
    }),
    customerEmail: t.string({ description: 'The address it is meant for. Untether sends nothing itself.' }),
    includeDelegatedAdmin: t.boolean({
      required: true,
      description: 'Whether to ask for delegated admin privileges (DAP) too; a sales agent may not.',
    }),
    indirectProviderId: t.id({
      description:
        'The provider an indirect reseller sells through, see `viewer.indirectProviders`: required of a reseller, nobody else has one.',
    }),
    expiresInDays: t.int({ description: expiry }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const RequestPayload = sentPayload('RequestResellerRelationship');
builder.mutationField('requestResellerRelationship', (t) =>
  t.field({
    type: RequestPayload,
    description:
      'Asks a customer for a reseller relationship, for the first time or again: a personal link to pass on. An indirect reseller’s establishes its provider’s relationship too.',
    errors: resultOf('RequestResellerRelationship', [StateError]),
    args: { input: t.arg({ type: RequestInput, required: true, description: 'Whom, and for what.' }) },
    resolve: (_, { input }, context) =>
      settleSent(
        context,
        context.services.requestResellerRelationship(viewerOf(context), {
          customerId: input.customerId ?? null,
          receiptId: input.receiptId ?? null,
          customerEmail: input.customerEmail ?? null,
          includeDelegatedAdmin: input.includeDelegatedAdmin,
          indirectProviderId: input.indirectProviderId ?? null,
          expiresInDays: input.expiresInDays ?? null,
          idempotencyKey: input.idempotencyKey ?? null,
        }),
      ),
  }),
);

const ResendInput = builder.inputType('ResendRelationshipRequestInput', {
  description: 'What resendRelationshipRequest takes.',
  fields: (t) => ({
    requestId: t.id({ required: true, description: 'The request, SENT or EXPIRED.' }),
    expiresInDays: t.int({ description: expiry }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const ResendPayload = sentPayload('ResendRelationshipRequest');
builder.mutationField('resendRelationshipRequest', (t) =>
  t.field({
    type: ResendPayload,
    description: 'Makes a new link for a request that waits or ran out. The old link is dead from then on.',
    errors: resultOf('ResendRelationshipRequest', [StateError]),
    args: { input: t.arg({ type: ResendInput, required: true, description: 'Which, and for how long.' }) },
    resolve: (_, { input }, context) =>
      settleSent(
        context,
        context.services.resendRelationshipRequest(viewerOf(context), {
          requestId: input.requestId,
          expiresInDays: input.expiresInDays ?? null,
          idempotencyKey: input.idempotencyKey ?? null,
        }),
      ),
  }),
);

const RevokeInput = inputOf('RevokeRelationshipRequest', 'requestId', 'The request, one that waits for its answer.');
const RevokePayload = payloadOf<Ids, typeof RequestRef.$inferType>('RevokeRelationshipRequest', {
  field: 'request',
  type: RequestRef,
  what: 'The request as it is now.',
  load: (context, { requestId }) => context.loaders.requests.load(requestId),
});
builder.mutationField('revokeRelationshipRequest', (t) =>
  t.field({
    type: RevokePayload,
    description: 'Takes a request back. Its link is dead from then on.',
    errors: resultOf('RevokeRelationshipRequest', [StateError]),
    args: { input: t.arg({ type: RevokeInput, required: true, description: 'Which.' }) },
    resolve: (_, { input: { requestId, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.revokeRelationshipRequest(viewerOf(context), { requestId, idempotencyKey: key ?? null }),
      ),
  }),
);
