import { inRoleOrder } from '../access/permissions.ts';
import type { User } from '../model/entities.ts';
import type { Role } from '../model/vocabulary.ts';
import type { CommandContext } from './command.ts';
import { fromTo, newEvent, toJson } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, findInvalid, findTextProblem, hasControlCharacters, invalid, stateError } from './outcome.ts';

export interface NewUser {
  readonly partnerId: string;
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
}

/** E-mail in lower case, without blanks around it. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/** Whether it is written as an e-mail address. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(normaliseEmail(text)) && !hasControlCharacters(text);

export const shortestPassword = 12;

/** What is wrong with a new user's input; undefined when nothing is. */
export const findUserInputProblem = (input: {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
}): Outcome | undefined => findInvalid([findAccountProblem(input), findRolesProblem(input.roles)]);

/** What is wrong with a new account; undefined when nothing is. `called` are the fields' names in the input. */
export const findAccountProblem = (
  input: { readonly email: string; readonly name: string; readonly password: string },
  called = { email: 'email', name: 'name', password: 'password' },
): Outcome | undefined => {
  const nameProblem = findTextProblem(input.name, { least: 1, most: 200, blank: 'give a name.' });
  const { length } = input.password;
  return findInvalid([
    isEmail(input.email) ? undefined : invalid(called.email, 'give an address such as name@company.example.'),
    nameProblem === undefined ? undefined : invalid(called.name, nameProblem),
    length >= shortestPassword && length <= 128
      ? undefined
      : invalid(called.password, `use ${shortestPassword} to 128 characters.`),
  ]);
};

const findRolesProblem = (roles: readonly Role[]): Outcome | undefined => {
  if (roles.length === 0) return invalid('roles', 'give at least one role.');
  if (roles.includes('customer_admin'))
    return invalid('roles', 'CUSTOMER_ADMIN is a customer’s role; a partner’s user cannot have it.');
  return undefined;
};

export const decideCreateUser = ({ passwordHash, ...user }: NewUser, context: CommandContext): Outcome => {
  const roles = inRoleOrder(user.roles);
  const email = normaliseEmail(user.email);
  const name = user.name.trim();
  return done({
    changes: [
      { insert: 'user', row: { ...user, email, name, roles, disabledAt: null, createdAt: context.now } },
      { insert: 'credential', row: { userId: user.id, passwordHash } },
    ],
    events: [userEvent(context, 'user-created', { ...user, changes: { email, name, roles } })],
  });
};

interface UserCommand {
  readonly user: User;
  /** All users of the partner that are not disabled and hold GLOBAL_ADMIN. */
  readonly globalAdmins: readonly User[];
}

export const decideSetUserRoles = (
  { user, globalAdmins, roles: wanted }: UserCommand & { readonly roles: readonly Role[] },
  context: CommandContext,
): Outcome => {
  const problem = findRolesProblem(wanted);
  if (problem !== undefined) return problem;
  const roles = inRoleOrder(wanted);
  if (roles.join() === inRoleOrder(user.roles).join()) return already;
  if (!roles.includes('global_admin') && isLastGlobalAdmin(user, globalAdmins)) return lastGlobalAdmin();
  return done({
    changes: [{ update: 'user', partnerId: user.partnerId, id: user.id, set: { roles } }],
    events: [userEvent(context, 'user-roles-changed', { ...user, changes: fromTo<User>(user, { roles }) })],
  });
};

export const decideDisableUser = ({ user, globalAdmins }: UserCommand, context: CommandContext): Outcome => {
  if (user.disabledAt !== null) return already;
  if (isLastGlobalAdmin(user, globalAdmins)) return lastGlobalAdmin();
  return done({
    changes: [{ update: 'user', partnerId: user.partnerId, id: user.id, set: { disabledAt: context.now } }],
    events: [
      userEvent(context, 'user-disabled', {
        ...user,
        changes: { disabledAt: { from: null, to: toJson(context.now) } },
      }),
    ],
  });
};

const isLastGlobalAdmin = (user: User, globalAdmins: readonly User[]): boolean =>
  globalAdmins.length === 1 && globalAdmins[0]?.id === user.id;

const lastGlobalAdmin = (): Outcome =>
  stateError('last_global_admin', 'This is the last global admin: give another user the role first.');

const userEvent = (
  context: CommandContext,
  type: 'user-created' | 'user-roles-changed' | 'user-disabled',
  user: {
    readonly partnerId: string;
    readonly id: string;
    readonly changes: Parameters<typeof newEvent>[2]['changes'];
  },
) =>
  newEvent(context, type, {
    about: { partnerId: user.partnerId, customerId: null, relationshipId: null },
    subjectId: user.id,
    changes: user.changes,
  });
