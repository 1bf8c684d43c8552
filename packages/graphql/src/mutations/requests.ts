import type { SentInvitation } from '@untether/services';
import type { Types } from '../core/builder.ts';
import { builder } from '../core/builder.ts';
import { StateError } from '../errors.ts';
import { NoticeRef, RequestRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import type { InputFields } from './command.ts';
import { answered, command } from './command.ts';

const request = answered(
  'request',
  RequestRef,
  'The request with its current state.',
  (context, { requestId }: { readonly requestId: string }) => context.loaders.requests.load(requestId),
);

/** The link and drafts of an e-mail, shown this once. */
const sentFields = <T extends { readonly sent: SentInvitation | null }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
) => ({
  link: t.string({
    nullable: true,
    description: 'The personal link. Shown only once, since just a hash of it is kept; null when `replayed`.',
    resolve: ({ sent }) => sent?.link,
  }),
  emails: t.field({
    type: [NoticeRef],
    description: 'Drafts of the e-mail that carries the link, one per language, to copy; empty when `replayed`.',
    resolve: ({ sent }) => sent?.emails ?? [],
  }),
});

const expiresInDays = (t: InputFields) =>
  t.int({ description: 'For how many days it can be answered, 1 to 365; 30 if left out.' });

const Addressee = builder.inputType('RequestAddressee', {
  isOneOf: true,
  description: 'The customer a request is for: exactly one of the two says which.',
  fields: (t) => ({
    customerId: t.id({ description: 'A customer the partner has or had a relationship with.' }),
    receiptId: t.id({ description: 'The receipt of the removal it is to undo: the customer is that receipt’s.' }),
  }),
});

const RequestedGranularAdminInput = builder.inputType('RequestedGranularAdminInput', {
  description: 'The granular delegated admin privileges (GDAP) a request for a relationship includes.',
  fields: (t) => ({
    roles: t.stringList({
      required: true,
      description: 'Names of directory roles in the vendor’s words, see `directoryRoles`: as few as the work needs.',
    }),
    durationDays: t.int({ required: true, description: 'Days from the acceptance: 1 to 730.' }),
  }),
});

command({
  name: 'requestResellerRelationship',
  description:
    'Asks a customer for a reseller relationship, for the first time or again, through a personal link to pass on. Accepting an indirect reseller’s request also establishes its provider’s relationship.',
  input: (t) => ({
    addressee: t.field({
      type: Addressee,
      description: 'The customer it is for; if left out, anyone with the link may accept.',
    }),
    customerEmail: t.string({ description: 'The address it is meant for. Untether itself sends nothing.' }),
    granularAdmin: t.field({
      type: RequestedGranularAdminInput,
      description:
        'Granular delegated admin privileges (GDAP) to ask for too; a sales agent may not. None if left out. They begin with the acceptance.',
    }),
    indirectProviderId: t.id({
      description:
        'The provider an indirect reseller sells through, see `viewer.indirectProviders`: required of a reseller, refused from other partners.',
    }),
    expiresInDays: expiresInDays(t),
  }),
  within: {
    customerId: 'addressee',
    receiptId: 'addressee',
    roles: 'granularAdmin',
    durationDays: 'granularAdmin',
  },
  call: (context, { addressee, ...input }) => {
    const { customerId = null, receiptId = null } = addressee ?? {};
    return context.services.requestResellerRelationship(viewerOf(context), { ...input, customerId, receiptId });
  },
  errors: [StateError],
  nodes: [request],
  fields: sentFields,
});

command({
  name: 'resendRelationshipRequest',
  description: 'Makes a new link for a request that is SENT or EXPIRED. The old link stops working.',
  input: (t) => ({
    requestId: t.id({ required: true, description: 'A request that is SENT or EXPIRED.' }),
    expiresInDays: expiresInDays(t),
  }),
  call: (context, input) => context.services.resendRelationshipRequest(viewerOf(context), input),
  errors: [StateError],
  nodes: [request],
  fields: sentFields,
});

command({
  name: 'revokeRelationshipRequest',
  description: 'Withdraws a request. Its link stops working.',
  input: (t) => ({ requestId: t.id({ required: true, description: 'A request that is waiting for its answer.' }) }),
  call: (context, input) => context.services.revokeRelationshipRequest(viewerOf(context), input),
  errors: [StateError],
  nodes: [request],
});
