import { builder } from '../core/builder.ts';
import { ObstacleEnum } from '../enums/errors.ts';
import { PartnerKindEnum } from '../enums/people.ts';
import { AcceptanceAdditionEnum, InvitationRegistrationEnum, RelationshipRequestStateEnum } from '../enums/requests.ts';
import { sayReason } from '../errors.ts';
import { InvitationRef, RequestedGranularAdminRef } from '../refs.ts';

const unlessSent = 'null unless the invitation is SENT.';

builder.objectType(InvitationRef, {
  description: 'A request as anyone with its link sees it. Once it can no longer be answered, only its state is shown.',
  fields: (t) => ({
    state: t.expose('state', { type: RelationshipRequestStateEnum, description: 'Its current state.' }),
    partnerName: t.string({
      nullable: true,
      description: `The partner that asks; ${unlessSent}`,
      resolve: ({ requestedAccess }) => requestedAccess?.partner.name,
    }),
    partnerMpnId: t.string({
      nullable: true,
      description: `The partner’s public number in the vendor’s partner network; null if it has none, and ${unlessSent}`,
      resolve: ({ requestedAccess }) => requestedAccess?.partner.mpnId,
    }),
    partnerKind: t.field({
      type: PartnerKindEnum,
      nullable: true,
      description: `How the partner sells; ${unlessSent}`,
      resolve: ({ requestedAccess }) => requestedAccess?.partner.kind,
    }),
    providerName: t.string({
      nullable: true,
      description: `The indirect provider that becomes a partner as well; null if there is none, and ${unlessSent}`,
      resolve: ({ requestedAccess }) => requestedAccess?.provider?.name,
    }),
    granularAdmin: t.field({
      type: RequestedGranularAdminRef,
      nullable: true,
      description: `The granular delegated admin privileges (GDAP) that accepting grants the partner; null if it asks for none, and ${unlessSent}`,
      resolve: ({ requestedAccess }) => requestedAccess?.granularAdmin,
    }),
    granularAdminEndsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: `When those privileges end if it is accepted now; null if it asks for none, and ${unlessSent}`,
      resolve: ({ requestedAccess }) => requestedAccess?.granularAdmin?.endsAt,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: `When it can no longer be answered; ${unlessSent}`,
      resolve: ({ requestedAccess }) => requestedAccess?.expiresAt,
    }),
    customerCompanyName: t.string({
      nullable: true,
      description: `The company it is for; null if it names none, and ${unlessSent}`,
      resolve: ({ requestedAccess }) => requestedAccess?.customerCompanyName,
    }),
    alreadyPartnerSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: `Since when the asking partner has been a partner of the viewer’s company; null if it is not one, if the viewer is not an admin of a company that may answer, and ${unlessSent}`,
      resolve: ({ requestedAccess }) => requestedAccess?.alreadyPartnerSince,
    }),
    adds: t.field({
      type: [AcceptanceAdditionEnum],
      description:
        'What accepting would add to what is in place already. Empty if nothing would change, and unless the invitation is SENT.',
      resolve: ({ requestedAccess }) => requestedAccess?.adds ?? [],
    }),
    viewerMayAnswer: t.exposeBoolean('viewerMayAnswer', {
      description: 'Whether the viewer, signed in or out, may accept or decline it.',
    }),
    viewerReason: t.string({
      nullable: true,
      description: 'Why not, in a sentence in the language of the request; null when the viewer may.',
      resolve: ({ viewerRefusal }, _, context) => sayReason(viewerRefusal, context),
    }),
    viewerObstacle: t.field({
      type: ObstacleEnum,
      nullable: true,
      description: 'The reason as a code; null when the viewer may.',
      resolve: ({ viewerRefusal }) =>
        viewerRefusal?.error === 'invitation' ? viewerRefusal.obstacle.code : viewerRefusal && 'partner_user',
    }),
    registration: t.expose('registration', {
      type: InvitationRegistrationEnum,
      nullable: true,
      description: 'What a signed-out caller has to provide to accept it; null if no one needs to register.',
    }),
  }),
});

builder.queryField('invitation', (t) =>
  t.field({
    type: InvitationRef,
    nullable: true,
    skipTypeScopes: true,
    description:
      'What an invitation link asks for, signed in or out; null for a link that is wrong or was replaced by a newer one.',
    args: { token: t.arg.string({ required: true, description: 'The part of the link after `#`.' }) },
    resolve: async (_, { token }, context) => (await context.services.viewInvitation(context.viewer, token)) ?? null,
  }),
);
