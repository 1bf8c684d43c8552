import { isCustomerViewer } from '@untether/domain';
import { InvitationError } from '../errors.ts';
import { InvitationRef, OrganizationRef, RelationshipRef } from '../refs.ts';
import type { InputFields } from './command.ts';
import { answered, command } from './command.ts';

const token = (t: InputFields) => t.string({ required: true, description: 'The part of the link after `#`.' });
const company = 'Where `invitation.registration` is COMPANY:';
const signedOut = 'Signed-out callers only:';

command({
  name: 'acceptRelationshipRequest',
  description:
    'Accepts an invitation: an admin of the company may, or, signed out, the recipient by registering; a partner’s user never may. A new registrant signs in afterwards. If everything it asks for is already in place (`invitation.adds` is empty), nothing changes: the answer is the current relationship with `replayed: true`, and the link is not used up.',
  inputDescription:
    'A signed-in admin gives the token alone; a signed-out caller adds what `invitation.registration` asks for.',
  signedOut: true,
  input: (t) => ({
    token: token(t),
    companyName: t.string({ description: `${company} the company’s name.` }),
    tenantId: t.string({ description: `${company} its tenant id at the vendor, a GUID.` }),
    domain: t.string({ description: `${company} its domain, if it has one.` }),
    country: t.string({ description: `${company} its country, ISO 3166-1 alpha-2; optional.` }),
    adminName: t.string({ description: `${signedOut} the name of the company’s admin.` }),
    adminEmail: t.string({ description: `${signedOut} the new admin’s sign-in e-mail.` }),
    adminPassword: t.string({ description: `${signedOut} the password, 12 to 128 characters. Stored hashed.` }),
  }),
  call: async (context, { token, idempotencyKey, ...registrant }) => {
    const accepted = await context.services.acceptRelationshipRequest(context.viewer, {
      token,
      registrant,
      idempotencyKey,
    });
    // Who registered is known from now on, and whoever accepted has proven itself to one more partner.
    if (accepted.ok) context.viewer = (await context.services.findViewer(accepted.ids.adminId)) ?? context.viewer;
    return accepted;
  },
  errors: [InvitationError],
  nodes: [
    answered(
      'relationship',
      RelationshipRef,
      'The relationship with the partner that asked.',
      (context, { relationshipId }: { readonly relationshipId: string }) =>
        context.loaders.relationships.load(relationshipId),
    ),
    answered(
      'organization',
      OrganizationRef,
      'The company that accepted, with all its partners.',
      async ({ viewer }) => (viewer !== null && isCustomerViewer(viewer) ? viewer : null),
    ),
  ],
});

command({
  name: 'declineRelationshipRequest',
  description: 'Declines an invitation; anyone who could accept it may. The partner can send a new one.',
  signedOut: true,
  input: (t) => ({ token: token(t) }),
  call: (context, input) => context.services.declineRelationshipRequest(context.viewer, input),
  errors: [InvitationError],
  nodes: [
    answered(
      'invitation',
      InvitationRef,
      'The invitation, now DECLINED.',
      async ({ services, viewer }, ids: { readonly token: string }) =>
        (await services.viewInvitation(viewer, ids.token)) ?? null,
    ),
  ],
});
