import type { Viewer } from '../access/authorise.ts';
import { findForbidden } from '../access/authorise.ts';
import type { User } from '../model/entities.ts';
import { partnerRoles } from '../model/vocabulary.ts';
import type { CommandContext } from './command.ts';
import type { Consequence } from './consequences.ts';
import { type OfferedCommand, offeredCommand } from './offered-command.ts';
import type { Outcome } from './outcome.ts';
import { refusalOf } from './outcome.ts';
import { decideDisableUser, decideSetUserRoles, type UserCommandCase } from './user.ts';

/** Each with the mutation that carries it out. */
export const userCommandKinds = {
  set_roles: '`setUserRoles`.',
  take_global_admin: '`setUserRoles`.',
  disable: '`disableUser`.',
} as const;
export type UserCommandKind = keyof typeof userCommandKinds;

/** About a partner's user. */
export type UserCommand = OfferedCommand<UserCommandKind>;

/** Those that apply now, by the functions that decide them; nothing is left to do about a disabled user. */
export const userCommands = (of: UserCommandCase, viewer: Viewer, context: CommandContext): readonly UserCommand[] => {
  const { roles, disabledAt } = of.user;
  if (disabledAt !== null) return [];
  const forbidden = findForbidden(viewer, 'manage_users');
  const offered = (command: UserCommandKind, decide: () => Outcome): UserCommand =>
    offeredCommand(command, forbidden ?? refusalOf(decide()), { code: consequences[command] });
  return [
    offered('set_roles', () => decideSetUserRoles({ ...of, roles: partnerRoles }, context)),
    ...(roles.includes('global_admin')
      ? [offered('take_global_admin', () => decideSetUserRoles({ ...of, roles: rolesWithout(of.user) }, context))]
      : []),
    offered('disable', () => decideDisableUser(of, context)),
  ];
};

const rolesWithout = ({ roles }: User) => {
  const others = roles.filter((role) => role !== 'global_admin');
  return others.length > 0 ? others : partnerRoles.filter((role) => role !== 'global_admin');
};

const consequences = {
  set_roles: 'roles_replaced',
  take_global_admin: 'administration_ends',
  disable: 'sign_in_ends',
} as const satisfies Record<UserCommandKind, Consequence['code']>;
