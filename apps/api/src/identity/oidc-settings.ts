import { readFileSync } from 'node:fs';
import { partnerRoles, type Role } from '@untether/domain';

/** What a value of the claim stands for. */
export interface MappedRoles {
  /** Name or id; null = the only partner of the installation. */
  readonly partner: string | null;
  readonly roles: readonly Role[];
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly rolesClaim: string;
  readonly roles: Readonly<Record<string, MappedRoles>>;
}

type Variables = Readonly<Record<string, string | undefined>>;
type Problem = { readonly problem: string };

/** The variables of AUTH_MODE=oidc; null in the other mode. */
export const readOidc = (variables: Variables): OidcSettings | Problem | null => {
  const mode = variables.AUTH_MODE || 'password';
  if (mode !== 'password' && mode !== 'oidc')
    return { problem: `AUTH_MODE is ${JSON.stringify(mode)}: use password or oidc, or leave it out for password.` };
  if (mode === 'password') return null;
  for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const)
    if (!variables[name]) return { problem: `${name} is not set: AUTH_MODE=oidc needs it, as the provider gives it.` };
  const { OIDC_ISSUER: issuer = '', OIDC_CLIENT_ID: clientId = '', OIDC_CLIENT_SECRET: clientSecret = '' } = variables;
  if (!isIssuer(issuer))
    return { problem: `OIDC_ISSUER is ${JSON.stringify(issuer)}: use the https address of the provider.` };
  const roles = readMap(variables);
  if ('problem' in roles) return roles as Problem;
  return { issuer, clientId, clientSecret, rolesClaim: variables.OIDC_ROLES_CLAIM || 'roles', roles };
};

/** In the clear only within this machine. */
const isIssuer = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
};

const shape =
  'use JSON such as {"untether-admins": {"partner": "Alpha Cloud", "roles": ["GLOBAL_ADMIN", "ADMIN_AGENT"]}}';

const readMap = ({ OIDC_ROLES: text, OIDC_ROLES_FILE: file }: Variables): OidcSettings['roles'] | Problem => {
  const name = text ? 'OIDC_ROLES' : 'OIDC_ROLES_FILE';
  if (!text && !file) return { problem: `OIDC_ROLES is not set, nor is OIDC_ROLES_FILE: ${shape}.` };
  try {
    const given: unknown = JSON.parse(text || readFileSync(file ?? '', 'utf8'));
    const entries = Object.entries(given as Record<string, { partner?: unknown; roles?: unknown }>);
    const mapped = entries.map(([value, { partner = null, roles }]) => {
      const known = (Array.isArray(roles) ? roles : []).map((role) =>
        partnerRoles.find((one) => one === String(role).toLowerCase()),
      );
      const isPartner = partner === null || typeof partner === 'string';
      if (known.length === 0 || known.includes(undefined) || !isPartner)
        throw new Error(`${JSON.stringify(value)} is wrong`);
      return [value, { partner, roles: known as Role[] }] as const;
    });
    if (mapped.length === 0) throw new Error('it maps nothing');
    return Object.fromEntries(mapped);
  } catch (thrown) {
    return { problem: `${name} cannot be used (${thrown instanceof Error ? thrown.message : thrown}): ${shape}.` };
  }
};

/** What a person's claim is mapped to, in the order of the map. */
export const placesOf = ({ roles }: Pick<OidcSettings, 'roles'>, claim: unknown): readonly MappedRoles[] => {
  const values = Array.isArray(claim) ? claim : [claim];
  return Object.entries(roles).flatMap(([value, mapped]) => (values.includes(value) ? [mapped] : []));
};
