import { StateError } from '../errors.ts';
import { ReleaseRequestRef } from '../refs.ts';
import { anyViewerOf, viewerOf } from '../viewer-of.ts';
import type { InputFields } from './command.ts';
import { answered, command } from './command.ts';

const nodes = [
  answered(
    'releaseRequest',
    ReleaseRequestRef,
    'The request with its current state.',
    (context, { releaseRequestId }: { readonly releaseRequestId: string }) =>
      context.loaders.releaseRequests.load(releaseRequestId),
  ),
];

const releaseRequestId = (t: InputFields) => t.id({ required: true, description: 'A request that is OPEN.' });

command({
  name: 'requestRelationshipRelease',
  description:
    'A customer’s admin asks a partner to end their relationship. The partner removes it or declines; where it is an indirect reseller, its provider is told too. One that is already OPEN is answered again, with its own reason.',
  input: (t) => ({
    partnerId: t.id({ required: true, description: 'A partner with an ACTIVE relationship.' }),
    reason: t.string({ required: true, description: 'Why, 1 to 1000 characters; the partner reads it.' }),
  }),
  call: (context, input) => context.services.requestRelationshipRelease(anyViewerOf(context), input),
  nodes,
});

command({
  name: 'withdrawRelationshipRelease',
  description: 'A customer’s admin takes back the request to end a relationship.',
  input: (t) => ({ releaseRequestId: releaseRequestId(t) }),
  call: (context, input) => context.services.withdrawRelationshipRelease(anyViewerOf(context), input),
  errors: [StateError],
  nodes,
});

command({
  name: 'declineRelationshipRelease',
  description: 'The partner declines to end a relationship. Everything stays as it is, and the customer may ask again.',
  input: (t) => ({
    releaseRequestId: releaseRequestId(t),
    reason: t.string({ required: true, description: 'Why, 1 to 1000 characters; the customer reads it.' }),
  }),
  call: (context, input) => context.services.declineRelationshipRelease(viewerOf(context), input),
  errors: [StateError],
  nodes,
});
