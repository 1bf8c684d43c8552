import { inRoleOrder } from '../access/permissions.ts';
import type { ApiKey } from '../model/integrations.ts';
import type { Role } from '../model/vocabulary.ts';
import { addDays } from '../time/instants.ts';
import type { CommandContext } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, invalid } from './outcome.ts';

export const longestKeyLifeDays = 365;
const longestName = 100;

export interface NewApiKey extends Omit<ApiKey, 'createdAt' | 'lastUsedAt' | 'revokedAt'> {
  /** What its maker has: a key is given no more. */
  readonly makersRoles: readonly Role[];
}

/** The log tells what happened to relationships, people and endpoints: a key's own row says all about it. */
export const decideCreateApiKey = ({ makersRoles, ...key }: NewApiKey, context: CommandContext): Outcome => {
  const name = key.name.trim();
  if (name === '' || name.length > longestName)
    return invalid('name', `give a name of 1 to ${longestName} characters.`);
  const roles = inRoleOrder(key.roles);
  if (roles.length === 0) return invalid('roles', 'give at least one role.');
  const beyond = roles.filter((role) => !makersRoles.includes(role));
  if (beyond.length > 0)
    return invalid(
      'roles',
      `you do not have ${beyond.join(', ').toUpperCase()} yourself: give only roles of your own.`,
    );
  if (!(context.now < key.expiresAt)) return invalid('expiresAt', 'give an instant in the future.');
  if (key.expiresAt > addDays(context.now, longestKeyLifeDays))
    return invalid('expiresAt', `a key lasts at most ${longestKeyLifeDays} days.`);
  const row = { ...key, name, roles, createdAt: context.now, lastUsedAt: null, revokedAt: null };
  return done({ changes: [{ insert: 'apiKey', row }], events: [] });
};

export const decideRevokeApiKey = (key: ApiKey, context: CommandContext): Outcome => {
  if (key.revokedAt !== null) return already;
  return done({
    changes: [{ update: 'apiKey', partnerId: key.partnerId, id: key.id, set: { revokedAt: context.now } }],
    events: [],
  });
};

/** Whether a key still opens anything. It also takes a user who is not disabled. */
export const isKeyAlive = ({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: Date): boolean =>
  revokedAt === null && now < expiresAt;
