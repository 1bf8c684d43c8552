import type { CacheExchangeOpts } from '@urql/exchange-graphcache';
import { possibleTypes } from './possible-types.ts';

const partOfItsParent = () => null;

/** What has no id of its own is kept inside the object that answers it. */
export const embeddedTypes = [
  'Actor',
  'AttestationText',
  'ClearedItem',
  'CustomerNotice',
  'Heartbeat',
  'Invitation',
  'ItemCommand',
  'OrderLine',
  'PermissionRule',
  'Portfolio',
  'PortfolioBlocked',
  'PortfolioSpan',
  'ReestablishItem',
  'RemainingItem',
  'RemovalBlockerAction',
  'RemovalEffect',
  'RemovalPreview',
  'RemovalWarning',
  'SupportContact',
  'Viewer',
  'ViewerPermission',
  'WebhookAttempt',
] as const;

export const cacheOptions: CacheExchangeOpts = {
  possibleTypes,
  keys: Object.fromEntries(embeddedTypes.map((name) => [name, partOfItsParent])),
  updates: {
    Mutation: {
      removeResellerRelationship: (result, _args, cache) => {
        const payload = result.removeResellerRelationship;
        if (typeof payload !== 'object' || payload === null || !('removedCustomerId' in payload)) return;
        for (const field of ['customers', 'portfolio', 'removals', 'events']) cache.invalidate('Query', field);
      },
      createUser: (_result, _args, cache) => cache.invalidate('Query', 'users'),
      createWebhookEndpoint: (_result, _args, cache) => cache.invalidate('Query', 'webhookEndpoints'),
      deleteWebhookEndpoint: (_result, _args, cache) => cache.invalidate('Query', 'webhookEndpoints'),
      createApiKey: (_result, _args, cache) => cache.invalidate('Query', 'apiKeys'),
    },
  },
};
