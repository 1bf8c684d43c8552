import type { Role, Viewer } from '@untether/domain';
import { decideCreateApiKey, decideRevokeApiKey, refused, rolesOf } from '@untether/domain';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

type ApiKeyIds = { readonly apiKeyId: string };

type CreateApiKeyInput = Keyed<{ readonly name: string; readonly roles: readonly Role[]; readonly expiresAt: Date }>;

/** Enough to recognise a key by; the other 35 characters cannot be guessed. */
const prefixLength = 12;

/** The secret is shown once and not kept; null when no key was created this time. */
export const createApiKey =
  (ports: Ports) =>
  async (
    viewer: Viewer,
    { name, roles, expiresAt, idempotencyKey }: CreateApiKeyInput,
  ): Promise<CommandResult<ApiKeyIds, { readonly secret: string | null }>> => {
    const secret = `unt_${ports.newSecret()}`;
    const apiKeyId = ports.newId('apiKey');
    const newKey = {
      partnerId: viewer.partner.id,
      id: apiKeyId,
      userId: viewer.user.id,
      name,
      roles,
      expiresAt,
      prefix: secret.slice(0, prefixLength),
      hash: ports.digest(secret),
      creatorRoles: rolesOf(viewer),
    };
    const result = await runCommand<ApiKeyIds>(ports, viewer, {
      name: 'createApiKey',
      permission: 'manage_api_keys',
      input: { name, roles, expiresAt: String(expiresAt.getTime()) },
      idempotencyKey,
      decide: async (_, context) => decided(decideCreateApiKey(newKey, context), { ids: { apiKeyId } }),
    });
    return result.ok ? { ...result, secret: result.replayed ? null : secret } : result;
  };

export const revokeApiKey =
  (ports: Ports) =>
  (viewer: Viewer, { keyId, idempotencyKey }: Keyed<{ readonly keyId: string }>): Promise<CommandResult<ApiKeyIds>> =>
    runCommand(ports, viewer, {
      name: 'revokeApiKey',
      permission: 'manage_api_keys',
      input: { keyId },
      idempotencyKey,
      decide: async (tx, context) => {
        const [key] = await tx.findApiKeys(viewer.partner.id, [keyId]);
        return key === undefined
          ? refused(notFound('api_key'))
          : decided(decideRevokeApiKey(key, context), { ids: { apiKeyId: keyId } });
      },
    });
