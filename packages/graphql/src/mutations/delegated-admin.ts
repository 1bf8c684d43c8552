import { directoryRoles } from '@untether/domain';
import { builder, orError } from '../core/builder.ts';
import { StateError } from '../errors.ts';
import { DelegatedAdminRef, RelationshipRef } from '../refs.ts';
import { anyViewerOf, viewerOf } from '../viewer-of.ts';
import type { InputFields } from './command.ts';
import { answered, command } from './command.ts';

const OtherSide = builder.inputType('OtherSide', {
  isOneOf: true,
  description: 'The other side of a relationship: exactly one of the two.',
  fields: (t) => ({
    customerId: t.id({ description: 'The customer, as a partner’s user names it.' }),
    partnerId: t.id({ description: 'The partner, as a customer’s admin names it.' }),
  }),
});

command({
  name: 'removeDelegatedAdmin',
  description:
    'Ends a partner’s delegated admin (DAP) for a customer; either side may. Granular privileges (GDAP) are ended one by one.',
  input: (t) => ({
    otherSide: t.field({ type: OtherSide, required: true, description: 'Each side names the other.' }),
  }),
  within: { customerId: 'otherSide', partnerId: 'otherSide' },
  call: (context, { otherSide: { customerId = null, partnerId = null }, idempotencyKey }) =>
    context.services.removeDelegatedAdmin(anyViewerOf(context), { customerId, partnerId, idempotencyKey }),
  nodes: [
    answered(
      'relationship',
      RelationshipRef,
      'The relationship, now without delegated admin.',
      (context, { relationshipId }: { readonly relationshipId: string }) =>
        context.loaders.relationships.load(relationshipId),
    ),
  ],
});

const granularAdmin = answered(
  'delegatedAdminRelationship',
  DelegatedAdminRef,
  'The granular privileges with their new status.',
  (context, { id }: { readonly id: string }) => context.loaders.delegatedAdminRelationships.load(id),
);

command({
  name: 'requestDelegatedAdmin',
  description:
    'Asks a customer for granular delegated admin privileges (GDAP). They begin when the customer approves; an unanswered request expires after 90 days.',
  input: (t) => ({
    customerId: t.id({ required: true, description: 'The customer to ask.' }),
    displayName: t.string({ required: true, description: 'A name both sides see, 1 to 50 characters.' }),
    roles: t.stringList({
      required: true,
      description: 'Names of directory roles in the vendor’s words, see `directoryRoles`.',
    }),
    durationDays: t.int({ required: true, description: 'Days from the approval: 1 to 730.' }),
    autoExtend: t.boolean({
      description:
        'Whether it is extended by 180 days each time it ends; false if left out, and refused with the role Global Administrator.',
    }),
  }),
  call: (context, input) =>
    context.services.requestDelegatedAdmin(viewerOf(context), { ...input, autoExtend: input.autoExtend ?? false }),
  nodes: [granularAdmin],
});

const granularAdminCommand = {
  input: (t: InputFields) => ({
    delegatedAdminRelationshipId: t.id({
      required: true,
      description: 'The granular privileges, asked for or granted.',
    }),
  }),
  errors: [StateError],
  nodes: [granularAdmin],
};

command({
  ...granularAdminCommand,
  name: 'approveDelegatedAdmin',
  description: 'A customer’s admin grants the privileges asked for; their time starts now.',
  call: (context, { delegatedAdminRelationshipId: id, idempotencyKey }) =>
    context.services.approveDelegatedAdmin(anyViewerOf(context), { id, idempotencyKey }),
});

command({
  ...granularAdminCommand,
  name: 'rejectDelegatedAdmin',
  description: 'A customer’s admin refuses the privileges asked for. The partner may ask again.',
  call: (context, { delegatedAdminRelationshipId: id, idempotencyKey }) =>
    context.services.rejectDelegatedAdmin(anyViewerOf(context), { id, idempotencyKey }),
});

command({
  ...granularAdminCommand,
  name: 'terminateDelegatedAdmin',
  description: 'Ends granular privileges early, or withdraws the request for them; either side may.',
  call: (context, { delegatedAdminRelationshipId: id, idempotencyKey }) =>
    context.services.terminateDelegatedAdmin(anyViewerOf(context), { id, idempotencyKey }),
});

builder.queryField('directoryRoles', (t) =>
  t.stringList({
    nullable: true,
    description: `The directory roles that granular delegated admin privileges can name. ${orError}`,
    resolve: () => [...directoryRoles],
  }),
);
