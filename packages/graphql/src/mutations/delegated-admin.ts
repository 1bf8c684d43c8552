import { directoryRoles } from '@untether/domain';
import type { Context } from '../context.ts';
import { anyViewerOf, viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { StateError } from '../errors.ts';
import { DelegatedAdminRef, RelationshipRef } from '../refs.ts';
import { idempotencyKey, inputOf } from './input.ts';
import { payloadOf } from './payload.ts';
import { resultOf, settle } from './settle.ts';

const what = 'What to do.';

const RemoveInput = builder.inputType('RemoveDelegatedAdminInput', {
  description: 'What removeDelegatedAdmin takes: each side names the other.',
  fields: (t) => ({
    customerId: t.id({ description: 'The customer: named by a partner’s user, and by nobody else.' }),
    partnerId: t.id({ description: 'The partner: named by a customer’s admin, and by nobody else.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const RemovePayload = payloadOf<{ readonly relationshipId: string }, typeof RelationshipRef.$inferType>(
  'RemoveDelegatedAdmin',
  {
    field: 'relationship',
    type: RelationshipRef,
    what: 'The relationship as it is now: without delegated admin.',
    load: (context, { relationshipId }) => context.loaders.relationships.load(relationshipId),
  },
);
builder.mutationField('removeDelegatedAdmin', (t) =>
  t.field({
    type: RemovePayload,
    description:
      'Ends a partner’s delegated admin (DAP) for a customer; either side may. Granular privileges (GDAP) are ended one by one.',
    errors: resultOf('RemoveDelegatedAdmin'),
    args: { input: t.arg({ type: RemoveInput, required: true, description: what }) },
    resolve: (_, { input: { customerId, partnerId, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.removeDelegatedAdmin(anyViewerOf(context), {
          customerId: customerId ?? null,
          partnerId: partnerId ?? null,
          idempotencyKey: key ?? null,
        }),
      ),
  }),
);

const loadGranularAdmin = (context: Context, { id }: { readonly id: string }) =>
  context.loaders.delegatedAdminRelationships.load(id);
const granularAdminPayload = (name: string) =>
  payloadOf<{ readonly id: string }, typeof DelegatedAdminRef.$inferType>(name, {
    field: 'delegatedAdminRelationship',
    type: DelegatedAdminRef,
    what: 'The granular privileges as they are now.',
    load: loadGranularAdmin,
  });

const RequestInput = builder.inputType('RequestDelegatedAdminInput', {
  description: 'What requestDelegatedAdmin takes.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: 'The customer to ask.' }),
    displayName: t.string({ required: true, description: 'What it is called, 1 to 50 characters.' }),
    roles: t.stringList({ required: true, description: 'Names of directory roles, see `directoryRoles`.' }),
    durationDays: t.int({ required: true, description: 'For how many days from the approval on: 1 to 730.' }),
    autoExtend: t.boolean({
      description: 'Whether it shall extend itself by 180 days when it ends; false unless told.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const RequestPayload = granularAdminPayload('RequestDelegatedAdmin');
builder.mutationField('requestDelegatedAdmin', (t) =>
  t.field({
    type: RequestPayload,
    description:
      'Asks a customer for granular delegated admin privileges (GDAP). They begin when the customer approves; unanswered the request expires after 90 days.',
    errors: resultOf('RequestDelegatedAdmin'),
    args: { input: t.arg({ type: RequestInput, required: true, description: 'Which privileges, and for how long.' }) },
    resolve: (_, { input: { idempotencyKey: key, autoExtend, ...input } }, context) =>
      settle(
        context,
        context.services.requestDelegatedAdmin(viewerOf(context), {
          ...input,
          autoExtend: autoExtend ?? false,
          idempotencyKey: key ?? null,
        }),
        loadGranularAdmin,
      ),
  }),
);

const answers = {
  ApproveDelegatedAdmin: {
    service: 'approveDelegatedAdmin',
    description: 'A customer’s admin grants the privileges asked for: the time runs from now.',
  },
  RejectDelegatedAdmin: {
    service: 'rejectDelegatedAdmin',
    description: 'A customer’s admin refuses the privileges asked for.',
  },
  TerminateDelegatedAdmin: {
    service: 'terminateDelegatedAdmin',
    description: 'Ends granular privileges before their time, or takes the request for them back; either side may.',
  },
} as const;

for (const [name, { service, description }] of Object.entries(answers)) {
  const Payload = granularAdminPayload(name);
  const Input = inputOf(name, 'delegatedAdminRelationshipId', 'The granular privileges.');
  builder.mutationField(service, (t) =>
    t.field({
      type: Payload,
      description,
      errors: resultOf(name, [StateError]),
      args: { input: t.arg({ type: Input, required: true, description: what }) },
      resolve: (_, { input: { delegatedAdminRelationshipId: id, idempotencyKey: key } }, context) =>
        settle(
          context,
          context.services[service](anyViewerOf(context), { id, idempotencyKey: key ?? null }),
          loadGranularAdmin,
        ),
    }),
  );
}

builder.queryField('directoryRoles', (t) =>
  t.stringList({
    description: 'The directory roles that granular delegated admin privileges can name.',
    resolve: () => [...directoryRoles],
  }),
);
