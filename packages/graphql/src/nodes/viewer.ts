import {
  findForbidden,
  idPrefixes,
  isCustomerViewer,
  mostCustomersOfJob,
  permissionRule,
  permissions,
  rolesOf,
  userCommands,
} from '@untether/domain';
import { UserConnection } from '../connections.ts';
import { builder, orError } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { PartnerKindEnum, PermissionEnum, RoleEnum } from '../enums/people.ts';
import { sayReason } from '../errors.ts';
import {
  ApiKeyRef,
  OrganizationRef,
  PartnerSummaryRef,
  PermissionRuleRef,
  UserCommandRef,
  UserRef,
  ViewerPermissionRef,
  ViewerRef,
} from '../refs.ts';
import { anyViewerOf, commandContextOf, viewerOf } from '../viewer-of.ts';
import { accountOf } from '../viewers.ts';

builder.objectType(ViewerRef, {
  description: 'Who is asking: a signed-in partner user or customer’s admin, or an API key acting for a partner user.',
  fields: (t) => ({
    user: t.field({
      type: UserRef,
      description: 'The person who is signed in, or for whom the key acts.',
      resolve: accountOf,
    }),
    partner: t.field({
      type: PartnerSummaryRef,
      nullable: true,
      description: 'The partner the person acts for; null for a customer’s admin.',
      resolve: (viewer) => (isCustomerViewer(viewer) ? null : viewer.partner),
    }),
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: 'The company a customer’s admin acts for; null for a partner’s user.',
      resolve: (viewer) => (isCustomerViewer(viewer) ? viewer : null),
    }),
    indirectProviders: t.field({
      type: [PartnerSummaryRef],
      description: 'The indirect providers the partner sells through; empty unless it is an indirect reseller.',
      resolve: (viewer, _, context) => (isCustomerViewer(viewer) ? [] : context.services.requests.providers(viewer)),
    }),
    apiKey: t.field({
      type: ApiKeyRef,
      nullable: true,
      description: 'The key in use; null when the person signed in.',
      resolve: (viewer, _, { loaders }) =>
        isCustomerViewer(viewer) || viewer.key === null ? null : loaders.apiKeys.load(viewer.key.id),
    }),
    language: t.string({
      nullable: true,
      description:
        'What the person has chosen to be addressed in, such as `en` or `ja`: it goes before `Accept-Language`. Null when they chose nothing, and for an API key, which is answered as the header says.',
      resolve: ({ session }) => session?.language ?? null,
    }),
    roles: t.field({
      type: [RoleEnum],
      description: 'The person’s roles; through an API key, only those of them the key was given.',
      resolve: rolesOf,
    }),
    permissions: t.field({
      type: [ViewerPermissionRef],
      description: 'Every permission, and whether the viewer has it.',
      resolve: (viewer) => permissions.map((permission) => ({ permission, viewer })),
    }),
    bulkRemovalLimit: t.int({
      description: 'How many customers one `startBulkRemoval` takes, chosen or by a filter.',
      resolve: () => mostCustomersOfJob,
    }),
  }),
});

builder.objectType(ViewerPermissionRef, {
  description: 'Whether the viewer has one permission.',
  fields: (t) => ({
    permission: t.expose('permission', { type: PermissionEnum, description: 'Which permission.' }),
    allowedToViewer: t.boolean({
      description: 'Whether the viewer may.',
      resolve: ({ permission, viewer }) => !findForbidden(viewer, permission),
    }),
    reason: t.string({
      nullable: true,
      description: 'Why not, in a sentence; null when the viewer may.',
      resolve: ({ permission, viewer }, _, context) => sayReason(findForbidden(viewer, permission) ?? null, context),
    }),
    requiredRoles: t.field({
      type: [RoleEnum],
      description: 'Roles that may.',
      resolve: ({ permission }) => permissionRule(permission).roles,
    }),
    requiredPartnerKinds: t.field({
      type: [PartnerKindEnum],
      description: 'Kinds of partner that may.',
      resolve: ({ permission }) => permissionRule(permission).partnerKinds,
    }),
  }),
});

builder.objectType(PermissionRuleRef, {
  description: 'Which roles and kinds of partner have a permission; both have to match.',
  fields: (t) => ({
    permission: t.field({
      type: PermissionEnum,
      description: 'Which permission.',
      resolve: (permission) => permission,
    }),
    description: t.string({
      description: 'What it allows, in the language of the request; in English it completes the sentence “may …”.',
      resolve: (permission, _, { language }) => language.permissions[permission],
    }),
    roles: t.field({
      type: [RoleEnum],
      description: 'Roles that may.',
      resolve: (permission) => permissionRule(permission).roles,
    }),
    partnerKinds: t.field({
      type: [PartnerKindEnum],
      description: 'Kinds of partner that may.',
      resolve: (permission) => permissionRule(permission).partnerKinds,
    }),
  }),
});

builder.node(UserRef, {
  description: 'An account of a partner user or a customer’s admin.',
  id: { resolve: (user) => user.id, description: '`usr_…`' },
  isTypeOf: hasPrefix(idPrefixes.user),
  loadWithoutCache: (id, context) => context.loaders.users.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The person’s name.' }),
    email: t.exposeString('email', { description: 'The sign-in e-mail.' }),
    roles: t.expose('roles', { type: [RoleEnum], description: 'What the user may do; `permissions` has the details.' }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the account was disabled; null while it can sign in.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the account was created.' }),
    commands: t.field({
      type: [UserCommandRef],
      description:
        'Commands that apply to a user of the viewer’s partner, and whether the viewer may run each; none for a disabled user and for a customer’s admin.',
      resolve: async (account, _, context) => {
        const viewer = anyViewerOf(context);
        if (isCustomerViewer(viewer)) return [];
        const globalAdmins = await context.loaders.globalAdmins.load(viewer.partner.id);
        const user = { ...account, partnerId: viewer.partner.id };
        return userCommands({ user, globalAdmins }, viewer, commandContextOf(context));
      },
    }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerRef,
    nullable: true,
    skipTypeScopes: true,
    description: 'Who is asking; null without a session and an API key.',
    resolve: (_, __, context) => context.viewer,
  }),
  permissions: t.field({
    type: [PermissionRuleRef],
    skipTypeScopes: true,
    authScopes: { signedIn: true },
    nullable: true,
    description: `Every permission with the roles and kinds of partner that have it. ${orError}`,
    resolve: () => permissions,
  }),
  users: t.connection(
    {
      type: UserRef,
      nullable: true,
      description: `The partner’s users, by name. Only a global admin may see them (FORBIDDEN otherwise). ${orError}`,
      resolve: (_, args, context) =>
        connect(context, args, {
          page: (request) => context.services.lists.users(viewerOf(context), request),
          count: () => context.services.lists.countUsers(viewerOf(context)),
        }),
    },
    UserConnection,
  ),
}));
