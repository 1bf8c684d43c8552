import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { RoleEnum } from '../enums/people.ts';
import { StateError } from '../errors.ts';
import { UserRef } from '../refs.ts';
import { idempotencyKey, inputOf } from './input.ts';
import { payloadOf } from './payload.ts';
import { resultOf, settle } from './settle.ts';

const userPayload = (name: string) =>
  payloadOf<{ readonly userId: string }, typeof UserRef.$inferType>(name, {
    field: 'user',
    type: UserRef,
    what: 'The user as it is now.',
    load: (context, { userId }) => context.loaders.users.load(userId),
  });
const rolesDescription = 'At least one; CUSTOMER_ADMIN is not for partners’ users.';

const CreateUserInput = builder.inputType('CreateUserInput', {
  description: 'What createUser takes.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The address to sign in with; unique in the installation.' }),
    name: t.string({ required: true, description: 'The person’s name, 1 to 200 characters.' }),
    roles: t.field({ type: [RoleEnum], required: true, description: rolesDescription }),
    password: t.string({ required: true, description: 'The first password, 12 to 128 characters. Stored hashed.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const CreateUserPayload = userPayload('CreateUser');
builder.mutationField('createUser', (t) =>
  t.field({
    type: CreateUserPayload,
    description: 'Adds a person who may sign in for the partner. Only a global admin may.',
    errors: resultOf('CreateUser'),
    args: { input: t.arg({ type: CreateUserInput, required: true, description: 'Whom to add.' }) },
    resolve: (_, { input: { idempotencyKey: key, ...input } }, context) =>
      settle(context, context.services.createUser(viewerOf(context), { ...input, idempotencyKey: key ?? null })),
  }),
);

const SetUserRolesInput = builder.inputType('SetUserRolesInput', {
  description: 'What setUserRoles takes.',
  fields: (t) => ({
    userId: t.id({ required: true, description: 'The user.' }),
    roles: t.field({
      type: [RoleEnum],
      required: true,
      description: `All roles the user shall have. ${rolesDescription}`,
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const SetUserRolesPayload = userPayload('SetUserRoles');
builder.mutationField('setUserRoles', (t) =>
  t.field({
    type: SetUserRolesPayload,
    description: 'Replaces a user’s roles. The last global admin keeps that role.',
    errors: resultOf('SetUserRoles', [StateError]),
    args: { input: t.arg({ type: SetUserRolesInput, required: true, description: 'Whose roles, and which.' }) },
    resolve: (_, { input: { idempotencyKey: key, ...input } }, context) =>
      settle(context, context.services.setUserRoles(viewerOf(context), { ...input, idempotencyKey: key ?? null })),
  }),
);

const DisableUserInput = inputOf('DisableUser', 'userId', 'The user.');
const DisableUserPayload = userPayload('DisableUser');
builder.mutationField('disableUser', (t) =>
  t.field({
    type: DisableUserPayload,
    description: 'Ends a user’s sessions and lets it sign in no more. The last global admin cannot be disabled.',
    errors: resultOf('DisableUser', [StateError]),
    args: { input: t.arg({ type: DisableUserInput, required: true, description: 'Whom.' }) },
    resolve: (_, { input: { userId, idempotencyKey: key } }, context) =>
      settle(context, context.services.disableUser(viewerOf(context), { userId, idempotencyKey: key ?? null })),
  }),
);
