import { builder } from '../core/builder.ts';
import { ObstacleEnum } from '../enums/errors.ts';
import { PartnerKindEnum } from '../enums/people.ts';
import { AcceptanceAdditionEnum, InvitationRegistrationEnum, RelationshipRequestStateEnum } from '../enums/requests.ts';
import { sayReason } from '../errors.ts';
import { InvitationRef } from '../refs.ts';

const unlessSent = 'null unless the invitation is SENT.';

builder.objectType(InvitationRef, {
  description: 'A request as whoever has its link sees it. Of one that cannot be answered any more only the state.',
  fields: (t) => ({
    state: t.expose('state', { type: RelationshipRequestStateEnum, description: 'Where it is.' }),
    partnerName: t.string({
      nullable: true,
      description: `Who asks; ${unlessSent}`,
      resolve: ({ asks }) => asks?.partner.name,
    }),
    partnerMpnId: t.string({
      nullable: true,
      description: `The partner’s public number in the vendor’s network; null when it has none, and ${unlessSent}`,
      resolve: ({ asks }) => asks?.partner.mpnId,
    }),
    partnerKind: t.field({
      type: PartnerKindEnum,
      nullable: true,
      description: `How the partner sells; ${unlessSent}`,
      resolve: ({ asks }) => asks?.partner.kind,
    }),
    providerName: t.string({
      nullable: true,
      description: `The indirect provider that becomes a partner too; null where there is none, and ${unlessSent}`,
      resolve: ({ asks }) => asks?.provider?.name,
    }),
    includeDelegatedAdmin: t.boolean({
      nullable: true,
      description: `Whether the partner asks for delegated admin privileges (DAP) too; ${unlessSent}`,
      resolve: ({ asks }) => asks?.includeDelegatedAdmin,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: `Until when it can be answered; ${unlessSent}`,
      resolve: ({ asks }) => asks?.expiresAt,
    }),
    customerCompanyName: t.string({
      nullable: true,
      description: `The company it is for; null where it names none, and ${unlessSent}`,
      resolve: ({ asks }) => asks?.customerCompanyName,
    }),
    alreadyPartnerSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: `Since when the partner that asks is one of the viewer’s company; null where it is not, where the viewer is no admin of a company that may answer, and ${unlessSent}`,
      resolve: ({ asks }) => asks?.alreadyPartnerSince,
    }),
    adds: t.field({
      type: [AcceptanceAdditionEnum],
      description:
        'What accepting would bring that does not hold already. Empty where all of it does: accepting then changes nothing, and unless the invitation is SENT.',
      resolve: ({ asks }) => asks?.adds ?? [],
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
      description: 'The same for programs; null when the viewer may.',
      resolve: ({ viewerRefusal }) =>
        viewerRefusal?.error === 'invitation' ? viewerRefusal.obstacle.code : viewerRefusal && 'partner_user',
    }),
    registration: t.expose('registration', {
      type: InvitationRegistrationEnum,
      nullable: true,
      description: 'What somebody signed out has to give to accept it; null where nobody is to register.',
    }),
  }),
});

builder.queryField('invitation', (t) =>
  t.field({
    type: InvitationRef,
    nullable: true,
    skipTypeScopes: true,
    description:
      'What an invitation link asks, signed in or out; null for a link that is wrong or was replaced by a newer one.',
    args: { token: t.arg.string({ required: true, description: 'What the link has after its `#`.' }) },
    resolve: async (_, { token }, context) => (await context.services.viewInvitation(context.viewer, token)) ?? null,
  }),
);
