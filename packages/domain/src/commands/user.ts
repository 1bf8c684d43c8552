import { inRoleOrder } from '../access/permissions.ts';
import type { User } from '../model/entities.ts';
import type { Role } from '../model/vocabulary.ts';
import { partnerRoles } from '../model/vocabulary.ts';
import { erasedText } from '../proof/erase.ts';
import type { CommandContext } from './command.ts';
import { begun, partnerEvent, toJson } from './command.ts';
import type { Outcome, Refused } from './outcome.ts';
import { already, done, findInvalid, findTextProblem, hasControlCharacters, invalid, stateError } from './outcome.ts';
import type { ValidationIssue } from './refusal.ts';

export interface NewUser {
  readonly partnerId: string;
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** null = signs in without one. */
  readonly passwordHash: string | null;
}

/** In lower case, trimmed. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/** Whether it has the form of an e-mail address. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(normaliseEmail(text)) && !hasControlCharacters(text);

export const shortestPassword = 12;
const longestPassword = 128;

/** Whose password it is: what others know, too. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/**
 * What is wrong with a new password; undefined when nothing is. The one rule for every account: its length, and that it
 * is neither one of the common ones, nor made of what everybody knows about the account, which are tried first.
 */
export const findPasswordProblem = (
  field: string,
  password: string,
  { isCommon, owner }: { readonly isCommon: boolean; readonly owner: PasswordOwner },
): ValidationIssue | undefined => {
  const { length } = password;
  if (length < shortestPassword || length > longestPassword)
    return invalid(field, { code: 'password_length', min: shortestPassword, max: longestPassword });
  if (isCommon) return invalid(field, { code: 'password_common' });
  return isOfOwner(password, owner) ? invalid(field, { code: 'password_of_owner' }) : undefined;
};

const product = 'untether';
const shortestWord = 3;
/** Letters and digits that a password needs besides the words of its owner. */
const leastBesides = 8;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether little is left without the owner's name, the parts of its address, and the product's name. */
const isOfOwner = (password: string, { email, name }: PasswordOwner): boolean => {
  const known = [product, ...wordsOf(email), ...wordsOf(name)]
    .filter((word) => word.length >= shortestWord)
    .sort((one, other) => other.length - one.length);
  const own = wordsOf(password).join('');
  const besides = known.reduce((left, word) => left.replaceAll(word, ''), own);
  return besides.length < Math.min(leastBesides, own.length);
};

/** What is wrong with a new user's input; undefined when nothing is. */
export const findUserInputProblem = (
  input: {
    readonly email: string;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly password: string;
  },
  isCommon: boolean,
): Refused | undefined => findInvalid([...findAccountProblems(input, isCommon), findRolesProblem(input.roles)]);

/** What is wrong with a new account. `fields` are the fields' names in the input. */
export const findAccountProblems = (
  input: { readonly email: string; readonly name: string; readonly password: string },
  isCommon: boolean,
  fields = { email: 'email', name: 'name', password: 'password' },
): readonly (ValidationIssue | undefined)[] => [
  isEmail(input.email) ? undefined : invalid(fields.email, { code: 'not_an_email' }),
  findTextProblem(fields.name, input.name, { min: 1, max: 200 }),
  findPasswordProblem(fields.password, input.password, { isCommon, owner: input }),
];

const findRolesProblem = (roles: readonly Role[]): ValidationIssue | undefined => {
  if (roles.length === 0) return invalid('roles', { code: 'empty_list' });
  return roles.includes('customer_admin')
    ? invalid('roles', { code: 'role_of_customers', allowed: partnerRoles })
    : undefined;
};

export const decideCreateUser = ({ passwordHash, ...user }: NewUser, context: CommandContext): Outcome => {
  const roles = inRoleOrder(user.roles);
  const email = normaliseEmail(user.email);
  const name = user.name.trim();
  return done({
    changes: [
      { insert: 'user', row: { ...user, email, name, roles, disabledAt: null, createdAt: context.now } },
      ...(passwordHash === null ? [] : [{ insert: 'credential', row: { userId: user.id, passwordHash } } as const]),
    ],
    events: [partnerEvent(context, 'user-created', user, begun({ email, name, roles }, ['email', 'name', 'roles']))],
  });
};

/** A user, and what deciding about them takes. */
export interface UserCommandCase {
  readonly user: User;
  /** All users of the partner that are not disabled and hold GLOBAL_ADMIN. */
  readonly globalAdmins: readonly User[];
  /** Whether the last global admin, too: an operator may let somebody in again. */
  readonly evenLast?: boolean;
}

export const decideSetUserRoles = (
  { user, globalAdmins, roles: wanted }: UserCommandCase & { readonly roles: readonly Role[] },
  context: CommandContext,
): Outcome => {
  const problem = findInvalid([findRolesProblem(wanted)]);
  if (problem !== undefined) return problem;
  const roles = inRoleOrder(wanted);
  if (roles.join() === inRoleOrder(user.roles).join()) return already;
  if (!roles.includes('global_admin') && isLastGlobalAdmin(user, globalAdmins)) return lastGlobalAdmin();
  return done({
    changes: [{ update: 'user', partnerId: user.partnerId, id: user.id, set: { roles } }],
    events: [partnerEvent(context, 'user-roles-changed', user, { roles: { from: user.roles, to: roles } })],
  });
};

export const decideDisableUser = (
  { user, globalAdmins, evenLast = false }: UserCommandCase,
  context: CommandContext,
): Outcome => {
  if (user.disabledAt !== null) return already;
  if (!evenLast && isLastGlobalAdmin(user, globalAdmins)) return lastGlobalAdmin();
  return done({
    changes: [{ update: 'user', partnerId: user.partnerId, id: user.id, set: { disabledAt: context.now } }],
    events: [partnerEvent(context, 'user-disabled', user, { disabledAt: { from: null, to: toJson(context.now) } })],
  });
};

export const decideEnableUser = (user: User, context: CommandContext): Outcome => {
  if (user.disabledAt === null) return already;
  return done({
    changes: [{ update: 'user', partnerId: user.partnerId, id: user.id, set: { disabledAt: null } }],
    events: [partnerEvent(context, 'user-enabled', user, { disabledAt: { from: toJson(user.disabledAt), to: null } })],
  });
};

/** What an account is called, and by which address it signs in; undefined = as it is. */
export interface NewNames {
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** What is wrong with a new name or address; undefined when nothing is. */
export const findNamesProblem = ({ name, email }: NewNames): Refused | undefined =>
  findInvalid([
    name === undefined ? undefined : findTextProblem('name', name, { min: 1, max: 200 }),
    email === undefined || isEmail(email) ? undefined : invalid('email', { code: 'not_an_email' }),
  ]);

export const decideUpdateUser = (
  { user, names }: { readonly user: User; readonly names: NewNames },
  context: CommandContext,
): Outcome => {
  const problem = findNamesProblem(names);
  if (problem !== undefined) return problem;
  const name = names.name?.trim() ?? user.name;
  const email = names.email === undefined ? user.email : normaliseEmail(names.email);
  if (name === user.name && email === user.email) return already;
  return done({
    changes: [{ update: 'user', partnerId: user.partnerId, id: user.id, set: { name, email } }],
    events: [
      partnerEvent(context, 'user-updated', user, {
        ...(name !== user.name && { name: { from: user.name, to: name } }),
        ...(email !== user.email && { email: { from: user.email, to: email } }),
      }),
    ],
  });
};

/** The name and address go, and with them the sign-in. The log and receipts are erased by the store. */
export const decideEraseUser = ({ user }: { readonly user: User }, context: CommandContext): Outcome =>
  done({
    changes: [
      {
        update: 'user',
        partnerId: user.partnerId,
        id: user.id,
        set: { name: erasedText, email: `${user.id}@erased.invalid`, disabledAt: user.disabledAt ?? context.now },
      },
    ],
    events: [partnerEvent(context, 'user-erased', user, {})],
  });

const isLastGlobalAdmin = (user: User, globalAdmins: readonly User[]): boolean =>
  globalAdmins.length === 1 && globalAdmins[0]?.id === user.id;

const lastGlobalAdmin = (): Outcome => stateError('active', { code: 'last_global_admin' });
