import { RoleEnum } from '../enums/people.ts';
import { StateError } from '../errors.ts';
import { PartnerSummaryRef, UserRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import { answered, command } from './command.ts';

const user = answered(
  'user',
  UserRef,
  'The user after the change.',
  (context, { userId }: { readonly userId: string }) => context.loaders.users.load(userId),
);
const rolesDescription = 'At least one; CUSTOMER_ADMIN is not for partners’ users.';

command({
  name: 'createUser',
  description: 'Adds a person who may sign in for the partner. Only a global admin may.',
  input: (t) => ({
    email: t.string({ required: true, description: 'The sign-in e-mail, unique in the installation.' }),
    name: t.string({ required: true, description: 'The person’s name, 1 to 200 characters.' }),
    roles: t.field({ type: [RoleEnum], required: true, description: rolesDescription }),
    password: t.string({ required: true, description: 'The first password, 12 to 128 characters. Stored hashed.' }),
  }),
  call: (context, input) => context.services.createUser(viewerOf(context), input),
  nodes: [user],
});

command({
  name: 'setUserRoles',
  description: 'Replaces a user’s roles. The last global admin keeps that role.',
  input: (t) => ({
    userId: t.id({ required: true, description: 'A user of your partner; yourself included.' }),
    roles: t.field({
      type: [RoleEnum],
      required: true,
      description: `All the roles the user is to have. ${rolesDescription}`,
    }),
  }),
  call: (context, input) => context.services.setUserRoles(viewerOf(context), input),
  errors: [StateError],
  nodes: [user],
});

command({
  name: 'disableUser',
  description: 'Ends a user’s sessions and prevents further sign-ins. The last global admin cannot be disabled.',
  input: (t) => ({ userId: t.id({ required: true, description: 'A user of your partner; yourself included.' }) }),
  call: (context, input) => context.services.disableUser(viewerOf(context), input),
  errors: [StateError],
  nodes: [user],
});

command({
  name: 'setSecondFactorRequired',
  description:
    'Decides whether the partner’s users need a second factor to sign in. Whoever has none, the caller included, is refused everything (SECOND_FACTOR_REQUIRED) until it is set up; API keys are not affected. Only a global admin may. Where a provider signs people in, it has no effect.',
  input: (t) => ({ required: t.boolean({ required: true, description: 'Whether they need one.' }) }),
  call: (context, input) => context.services.setSecondFactorRequired(viewerOf(context), input),
  nodes: [
    answered(
      'partner',
      PartnerSummaryRef,
      'The partner after the change.',
      (context, { partnerId }: { readonly partnerId: string }) => context.loaders.knownPartners.load(partnerId),
    ),
  ],
});
