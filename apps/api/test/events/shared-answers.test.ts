import { languages, rolesOf, type Viewer } from '@untether/domain';
import type { Context } from '@untether/graphql';
import { buildSchema, type GraphQLObjectType, type GraphQLSchema, parse } from 'graphql';
import { beforeEach, expect, test, vi } from 'vitest';
import { createSharedAnswers, type StreamOperation, streamOperation } from '../../src/events/shared-answers.ts';

const executed: string[] = [];
const schema: GraphQLSchema = buildSchema(`
  type Query { unused: Int }
  type Subscription { events(after: String): Event! }
  type Event { number: Int! partner: String! roles: [String!]! email: String! everything: String! echo(text: String): String! fails: String }
`);
type Resolve = (source: { number: number }, args: { text?: string }, context: Context) => unknown;
const viewerOf = ({ viewer }: Context) => viewer as Viewer;
const resolvers: Readonly<Record<string, Resolve>> = {
  number: ({ number }) => number,
  partner: (_, __, context) => viewerOf(context).partner.name,
  roles: (_, __, context) => rolesOf(viewerOf(context)),
  email: async (_, __, context) => viewerOf(context).user.email,
  everything: (_, __, context) => JSON.stringify({ ...viewerOf(context).user }),
  echo: (_, { text }) => text,
  fails: () => {
    throw new Error('it fails');
  },
};
for (const [name, resolve] of Object.entries(resolvers)) {
  const field = (schema.getType('Event') as GraphQLObjectType).getFields()[name];
  if (field)
    field.resolve = (...[source, args, context]) => {
      executed.push(name);
      return resolve(source, args, context);
    };
}
const root = schema.getSubscriptionType()?.getFields().events;
if (root) root.resolve = (message) => message;

const services = { batches: {}, customerSide: {}, requests: {} } as unknown as Context['services'];
const documents = new Map<string, ReturnType<typeof parse>>();
/** The same text is the same document, as yoga keeps them. */
const operation = (
  query: string,
  { variables = {}, locale = 'en' }: { readonly variables?: object; readonly locale?: 'en' | 'ja' } = {},
): StreamOperation => {
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  const asked = { schema, document, operationName: null, variableValues: { ...variables } };
  return streamOperation(asked, { services, language: languages[locale], errorDocs: '' });
};

const viewer = (name: string, fields: { readonly partner?: string; readonly roles?: readonly string[] } = {}): Viewer =>
  ({
    user: { id: `usr_${name}`, email: `${name}@x.example`, roles: fields.roles ?? ['admin_agent'] },
    key: null,
    partner: { id: fields.partner ?? 'par_1', name: fields.partner ?? 'par_1', kind: 'direct_bill' },
  }) as unknown as Viewer;
const [ann, bob] = [viewer('ann'), viewer('bob')];

beforeEach(() => {
  executed.length = 0;
  return () => void vi.useRealTimers();
});
const open = () => createSharedAnswers(() => new Date(0)).answer;

test('people of one partner with the same roles get one answer, executed once, also while it is being made', async () => {
  const answer = open();
  const message = { number: 1 };
  const plain = operation('subscription { events { number partner roles } }');
  const [first, second] = await Promise.all([answer(plain, message, ann), answer(plain, message, bob)]);
  const third = await answer(plain, message, viewer('cid'));
  expect(first).toEqual({ data: { events: { number: 1, partner: 'par_1', roles: ['admin_agent'] } } });
  expect([second, third]).toEqual([first, first]);
  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(executed).toEqual(['number', 'partner', 'roles']);
});

test('what another partner, other roles, a key, another language or another message gets is executed for itself', async () => {
  const answer = open();
  const query = 'subscription { events { partner roles } }';
  const message = { number: 1 };
  const key = { id: 'key_1', roles: [] } as unknown as Viewer['key'];
  await answer(operation(query), message, ann);
  const beta = await answer(operation(query), message, viewer('ann', { partner: 'par_2' }));
  expect(beta.data).toMatchObject({ events: { partner: 'par_2' } });
  const seller = await answer(operation(query), message, viewer('bob', { roles: ['sales_agent'] }));
  expect(seller.data).toMatchObject({ events: { roles: ['sales_agent'] } });
  expect((await answer(operation(query), message, { ...ann, key })).data).toMatchObject({ events: { roles: [] } });
  await answer(operation(query, { locale: 'ja' }), message, bob);
  await answer(operation(query), { number: 2 }, bob);
  expect(executed.filter((name) => name === 'partner')).toHaveLength(6);
});

test.each(['email', 'everything'])(
  'what reads the person (%s) is executed for each, with nothing of another',
  async (field) => {
    const answer = open();
    const query = operation(`subscription { events { ${field} } }`);
    const message = { number: 1 };
    const answers = await Promise.all([ann, bob, viewer('cid')].map((one) => answer(query, message, one)));
    const texts = answers.map((one) => JSON.stringify(one.data));
    for (const [at, name] of ['ann', 'bob', 'cid'].entries()) expect(texts[at]).toContain(`${name}@x.example`);
    expect(executed).toHaveLength(3);
  },
);

test('variables count where an answer depends on them, not where they only say which events a reader gets', async () => {
  const answer = open();
  const query = 'subscription ($after: String, $text: String) { events(after: $after) { echo(text: $text) } }';
  const message = { number: 1 };
  const ask = (variables: object) => answer(operation(query, { variables }), message, ann);
  const first = await ask({ after: 'a', text: 'x' });
  expect(await ask({ after: 'b', text: 'x' })).toBe(first);
  expect((await ask({ after: 'a', text: 'y' })).data).toEqual({ events: { echo: 'y' } });
  expect(executed).toHaveLength(2);
});

test('an answer is shared only as long as its viewer is: a later reader of the same event gets a fresh one', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const answer = open();
  const query = operation('subscription { events { number } }');
  const message = { number: 1 };
  await answer(query, message, ann);
  vi.advanceTimersByTime(249);
  await answer(query, message, bob);
  expect(executed).toHaveLength(1);
  vi.advanceTimersByTime(1);
  await answer(query, message, bob);
  expect(executed).toHaveLength(2);
});

test('an answer with errors is each reader’s own: they name its request', async () => {
  const answer = open();
  const query = operation('subscription { events { fails } }');
  const message = { number: 1 };
  const [first, second] = await Promise.all([answer(query, message, ann), answer(query, message, bob)]);
  expect(first.errors).toHaveLength(1);
  expect(second.errors?.[0]).not.toBe(first.errors?.[0]);
});
