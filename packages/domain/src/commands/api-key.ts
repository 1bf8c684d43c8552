import { inRoleOrder } from '../access/permissions.ts';
import type { User } from '../model/entities.ts';
import type { ApiKey } from '../model/integrations.ts';
import type { Role } from '../model/vocabulary.ts';
import { addDays } from '../time/instants.ts';
import type { CommandContext } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, findInvalid, findTextProblem, invalid } from './outcome.ts';
import type { ValidationIssue } from './refusal.ts';

export const longestKeyLifeDays = 365;
const longestName = 100;

export interface NewApiKey extends Omit<ApiKey, 'createdAt' | 'lastUsedAt' | 'revokedAt'> {
  /** The roles of the user who creates it: a key gets no others. */
  readonly creatorRoles: readonly Role[];
}

/** No event records it: the key's own row says everything. */
export const decideCreateApiKey = ({ creatorRoles, ...key }: NewApiKey, context: CommandContext): Outcome => {
  const name = key.name.trim();
  const roles = inRoleOrder(key.roles);
  const problem = findInvalid([
    findTextProblem('name', name, { min: 1, max: longestName }),
    findRolesProblem(roles, creatorRoles),
    findExpiryProblem(key.expiresAt, context.now),
  ]);
  if (problem !== undefined) return problem;
  const row = { ...key, name, roles, createdAt: context.now, lastUsedAt: null, revokedAt: null };
  return done({ changes: [{ insert: 'apiKey', row }], events: [] });
};

const findRolesProblem = (roles: readonly Role[], creatorRoles: readonly Role[]): ValidationIssue | undefined => {
  if (roles.length === 0) return invalid('roles', { code: 'empty_list' });
  const beyond = roles.filter((role) => !creatorRoles.includes(role));
  return beyond.length === 0
    ? undefined
    : invalid('roles', { code: 'roles_beyond_your_own', roles: beyond, allowed: creatorRoles });
};

const findExpiryProblem = (expiresAt: Date, now: Date): ValidationIssue | undefined => {
  if (!(now < expiresAt)) return invalid('expiresAt', { code: 'not_in_the_future' });
  return expiresAt > addDays(now, longestKeyLifeDays)
    ? invalid('expiresAt', { code: 'too_many_days', max: longestKeyLifeDays })
    : undefined;
};

export const decideRevokeApiKey = (key: ApiKey, context: CommandContext): Outcome => {
  if (key.revokedAt !== null) return already;
  return done({
    changes: [{ update: 'apiKey', partnerId: key.partnerId, id: key.id, set: { revokedAt: context.now } }],
    events: [],
  });
};

/** Whether a key still works. It ends with its maker: disabled, or without a role that the key was given. */
export const isKeyAlive = (
  { revokedAt, expiresAt, roles }: Pick<ApiKey, 'revokedAt' | 'expiresAt' | 'roles'>,
  user: Pick<User, 'disabledAt' | 'roles'>,
  now: Date,
): boolean =>
  revokedAt === null && now < expiresAt && user.disabledAt === null && roles.every((role) => user.roles.includes(role));
