import type { Cache, CacheExchangeOpts } from '@urql/exchange-graphcache';
import { keys, possibleTypes } from './cache.gen.ts';

/** Makes a list be fetched again, whatever its arguments. */
const forget = (cache: Cache, list: string): void => {
  for (const { fieldName, arguments: asked } of cache.inspectFields('Query'))
    if (fieldName === list) cache.invalidate('Query', list, asked);
};

/** The same of a list that the customer has whom a command's input names. */
const forgetOfCustomer = (cache: Cache, { input }: { readonly input?: unknown }, list: string): void => {
  if (typeof input !== 'object' || input === null || !('customerId' in input)) return;
  const customer = cache.keyOfEntity({ __typename: 'Customer', id: String(input.customerId) });
  for (const { fieldName, arguments: asked } of cache.inspectFields(customer))
    if (fieldName === list) cache.invalidate(customer, list, asked);
};

/** What a customer that has left the list changes. */
const forgetLeft = (cache: Cache, payload: unknown): void => {
  if (typeof payload !== 'object' || payload === null || !('removedCustomerId' in payload)) return;
  for (const list of ['customers', 'portfolio', 'removals', 'relationshipRequests', 'events']) forget(cache, list);
};

/** Without a schema the cache reads the fragments of a mutation's payload in its errors too, and misses their fields. */
const isAboutResult = /^Invalid undefined.*(on "\w+(Error|Payload)"|"CommandError" Fragment)/s;

export const cacheOptions: CacheExchangeOpts = {
  logger: (severity, message) => {
    if (severity !== 'debug' && !isAboutResult.test(message)) console[severity](message);
  },
  possibleTypes,
  keys,
  updates: {
    Mutation: {
      removeResellerRelationship: ({ removeResellerRelationship: payload }, _args, cache) => forgetLeft(cache, payload),
      recordRelationshipEndedAtVendor: ({ recordRelationshipEndedAtVendor: payload }, _args, cache) =>
        forgetLeft(cache, payload),
      ...Object.fromEntries(
        ['clearRemovalBlockers', 'scheduleRemoval', 'startBulkRemoval', 'cancelJob', 'retryFailedSteps'].map((name) => [
          name,
          (_result: unknown, _args: unknown, cache: Cache) => forget(cache, 'jobs'),
        ]),
      ),
      requestResellerRelationship: (_result, _args, cache) => {
        for (const list of ['relationshipRequests', 'removals']) forget(cache, list);
      },
      resendRelationshipRequest: (_result, _args, cache) => forget(cache, 'relationshipRequests'),
      revokeRelationshipRequest: (_result, _args, cache) => forget(cache, 'relationshipRequests'),
      placeOrder: (_result, args, cache) => {
        for (const list of ['subscriptions', 'orders']) forgetOfCustomer(cache, args, list);
      },
      requestDelegatedAdmin: (_result, args, cache) => forgetOfCustomer(cache, args, 'delegatedAdminRelationships'),
      // Who is the last global admin may be another one then.
      ...Object.fromEntries(
        ['createUser', 'setUserRoles', 'disableUser'].map((name) => [
          name,
          (_result: unknown, _args: unknown, cache: Cache) => forget(cache, 'users'),
        ]),
      ),
      createWebhookEndpoint: (_result, _args, cache) => forget(cache, 'webhookEndpoints'),
      deleteWebhookEndpoint: (_result, _args, cache) => forget(cache, 'webhookEndpoints'),
      createApiKey: (_result, _args, cache) => forget(cache, 'apiKeys'),
    },
  },
};
