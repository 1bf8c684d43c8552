import { ApolloClient, gql as apolloDocument, HttpLink, InMemoryCache } from '@apollo/client';
import { keys, possibleTypes, typePolicies } from '@untether/client/cache';
import type { AnyViewer } from '@untether/domain';
import { schema } from '@untether/graphql';
import { createClient, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { introspectionFromSchema, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everythingIn } from './selecting.ts';
import { emptyRelationship, fullRelationship, openWorld, type World } from './world.ts';

let world: World;
let customerAdmin: AnyViewer;
beforeAll(async () => {
  world = await openWorld();
  const { customer } = await world.api.addRelationship(fullRelationship(world.meridian, 'Shared Shipyard'));
  const { subscriptions, ...theirs } = fullRelationship(world.summit, 'Shared Shipyard');
  await world.api.addRelationship({
    ...theirs,
    subscriptions: subscriptions.filter(({ kind }) => kind === 'azure_plan'),
  });
  await world.api.addRelationship(emptyRelationship(world.harbor, 'Shared Shipyard'));
  await world.api.addRelationship(fullRelationship(world.meridian, 'Other Orchard'));
  customerAdmin = await world.api.addCustomerAdmin(customer);
});
afterAll(() => world.api.close());

/** A server that answers one viewer, and counts how often it is asked. */
const serverFor = (viewer: AnyViewer) => {
  const server = {
    asked: 0,
    fetch: async (_: unknown, init?: RequestInit): Promise<Response> => {
      server.asked++;
      const { query, variables } = JSON.parse(String(init?.body));
      return Response.json(await world.api.post(viewer, query, variables));
    },
  };
  return server;
};

const url = 'http://untether.test/graphql';

const throughApollo = async (viewer: AnyViewer, source: string) => {
  const server = serverFor(viewer);
  const link = new HttpLink({ uri: url, fetch: server.fetch as typeof fetch });
  const client = new ApolloClient({ cache: new InMemoryCache({ possibleTypes, typePolicies }), link });
  const query = apolloDocument(source);
  const first = await client.query({ query });
  const again = await client.query({ query, fetchPolicy: 'cache-only' });
  return { asked: server.asked, first: first.data, again: again.data };
};

const throughGraphcache = async (viewer: AnyViewer, source: string) => {
  const server = serverFor(viewer);
  const client = createClient({
    url,
    fetch: server.fetch as typeof fetch,
    preferGetMethod: false,
    exchanges: [cacheExchange({ keys, schema: introspectionFromSchema(schema) }), fetchExchange],
  });
  const first = await client.query(source, {}).toPromise();
  const again = await client.query(source, {}, { requestPolicy: 'cache-only' }).toPromise();
  return { asked: server.asked, first: first.data, again: again.data };
};

const everythingOf = (name: string, entities: number) => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`there is no type ${name}`);
  return everythingIn(type, entities);
};

const questions: readonly (readonly [string, () => AnyViewer, string])[] = [
  [
    'what blocks each partner of a customer',
    () => customerAdmin,
    `{ viewer { __typename organization { __typename id partners(first: 5) { __typename nodes { __typename id partner { __typename id name }
       customer { __typename id } removalBlockers { __typename id } } } } } }`,
  ],
  [
    'all that a customer’s admin may read',
    () => customerAdmin,
    `{ viewer { __typename organization { __typename id partners { __typename nodes { __typename id state partner { __typename id name kind }
         removalBlockers { __typename id kind message subject { __typename id name customer { __typename id } partner { __typename id name } } }
         subscriptions { __typename totalCount nodes ${everythingOf('CustomerSubscription', 1)} } } }
       subscriptions { __typename nodes ${everythingOf('CustomerSubscription', 1)} } } } }`,
  ],
  ['a partner’s customers', () => world.admin, `{ customers { __typename nodes ${everythingOf('Customer', 2)} } }`],
  ['everything, one object deep', () => world.admin, everythingOf('Query', 2)],
];

describe.each([
  ['Apollo', throughApollo],
  ['graphcache', throughGraphcache],
])('%s shows what the API answered, also from its cache alone', (_, through) => {
  test.each(questions)('%s', async (_, viewer, source) => {
    const raw = await world.api.post(viewer(), source);
    expect(raw.errors).toBeUndefined();
    expect(await through(viewer(), source)).toEqual({ asked: 1, first: raw.data, again: raw.data });
  });
});

test('each partner’s blockers differ in number, so that none can stand for another’s', async () => {
  const { data } = await world.api.post(
    customerAdmin,
    '{ viewer { organization { partners { nodes { removalBlockers { id } } } } } }',
  );
  const counts = data.viewer.organization.partners.nodes.map(
    (one: { removalBlockers: object[] }) => one.removalBlockers.length,
  );
  expect(new Set(counts).size).toBe(3);
});
