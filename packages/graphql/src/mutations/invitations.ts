import { type AnyViewer, isCustomerViewer } from '@untether/domain';
import type { Context } from '../context.ts';
import { anyViewerOf, forgetLoaded } from '../context.ts';
import { builder } from '../core/builder.ts';
import { InvitationError } from '../errors.ts';
import { InvitationRef, OrganizationRef, RelationshipRef } from '../refs.ts';
import { idempotencyKey } from './input.ts';
import type { Done } from './payload.ts';
import { replayedDescription } from './payload.ts';
import { present, resultOf, settle } from './settle.ts';

const token = 'What the link has after its `#`.';
const ofCompany = 'Where `invitation.registration` is COMPANY:';
const ofAccount = 'Of somebody signed out:';

const AcceptInput = builder.inputType('AcceptRelationshipRequestInput', {
  description:
    'What acceptRelationshipRequest takes. A signed-in admin gives the token alone; somebody signed out what `invitation.registration` asks for.',
  fields: (t) => ({
    token: t.string({ required: true, description: token }),
    companyName: t.string({ description: `${ofCompany} the company’s name.` }),
    tenantId: t.string({ description: `${ofCompany} its tenant id at the vendor, a GUID.` }),
    domain: t.string({ description: `${ofCompany} its domain, if it has one.` }),
    country: t.string({ description: `${ofCompany} its country, ISO 3166-1 alpha-2, if it is to be known.` }),
    adminName: t.string({ description: `${ofAccount} the name of the company’s admin.` }),
    adminEmail: t.string({ description: `${ofAccount} the address the admin signs in with.` }),
    adminPassword: t.string({ description: `${ofAccount} the password, 12 to 128 characters. Stored hashed.` }),
    idempotencyKey: idempotencyKey(t),
  }),
});

type Accepted = Done<{ readonly relationshipId: string; readonly customerId: string; readonly adminId: string }>;

const AcceptPayload = builder.objectRef<Accepted>('AcceptRelationshipRequestPayload').implement({
  description: 'The answer of an acceptRelationshipRequest that is done.',
  fields: (t) => ({
    relationship: t.field({
      type: RelationshipRef,
      description: 'The relationship with the partner that asked.',
      resolve: async ({ ids }, _, context) => present(await context.loaders.relationships.load(ids.relationshipId)),
    }),
    organization: t.field({
      type: OrganizationRef,
      description: 'The company that accepted, with all its partners.',
      resolve: (_, __, context) => {
        const viewer = anyViewerOf(context);
        if (!isCustomerViewer(viewer)) throw new Error('an acceptance was shown to somebody else');
        return viewer;
      },
    }),
    replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
  }),
});

/** Who registered with the acceptance is the viewer of the rest of the document; signing in comes after. null: disabled since. */
const becomeAdmin = async (context: Context, { adminId }: Accepted['ids']): Promise<AnyViewer | null> => {
  context.viewer ??= (await context.services.findViewer(adminId)) ?? null;
  forgetLoaded(context);
  return context.viewer;
};

builder.mutationField('acceptRelationshipRequest', (t) =>
  t.field({
    type: AcceptPayload,
    skipTypeScopes: true,
    description:
      'Accepts what an invitation asks: by an admin of the company, or signed out by registering with it. Nobody of a partner may. Whoever registered signs in afterwards. Where all it asks for holds already (`invitation.adds` is empty) nothing changes: the answer is the relationship as it stands, `replayed: true`, and the link is not used up.',
    errors: resultOf('AcceptRelationshipRequest', [InvitationError]),
    args: { input: t.arg({ type: AcceptInput, required: true, description: 'The link, and who accepts.' }) },
    resolve: (_, { input }, context) =>
      settle(
        context,
        context.services.acceptRelationshipRequest(context.viewer, {
          token: input.token,
          registrant: {
            companyName: input.companyName ?? null,
            tenantId: input.tenantId ?? null,
            domain: input.domain ?? null,
            country: input.country ?? null,
            adminName: input.adminName ?? null,
            adminEmail: input.adminEmail ?? null,
            adminPassword: input.adminPassword ?? null,
          },
          idempotencyKey: input.idempotencyKey ?? null,
        }),
        becomeAdmin,
      ),
  }),
);

const DeclineInput = builder.inputType('DeclineRelationshipRequestInput', {
  description: 'What declineRelationshipRequest takes.',
  fields: (t) => ({
    token: t.string({ required: true, description: token }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const DeclinePayload = builder
  .objectRef<Done<{ readonly token: string }>>('DeclineRelationshipRequestPayload')
  .implement({
    description: 'The answer of a declineRelationshipRequest that is done.',
    fields: (t) => ({
      invitation: t.field({
        type: InvitationRef,
        description: 'The invitation, DECLINED.',
        resolve: async ({ ids }, _, context) =>
          present((await context.services.viewInvitation(context.viewer, ids.token)) ?? null),
      }),
      replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
    }),
  });
builder.mutationField('declineRelationshipRequest', (t) =>
  t.field({
    type: DeclinePayload,
    skipTypeScopes: true,
    description: 'Declines what an invitation asks: by whoever could accept it.',
    errors: resultOf('DeclineRelationshipRequest', [InvitationError]),
    args: { input: t.arg({ type: DeclineInput, required: true, description: 'The link.' }) },
    resolve: (_, { input: { token, idempotencyKey: key } }, context) =>
      settle(
        context,
        context.services.declineRelationshipRequest(context.viewer, { token, idempotencyKey: key ?? null }),
      ),
  }),
);
