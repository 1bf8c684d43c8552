/** The part of the schema that is measured, on three servers as their documentation sets them up: node peers.mjs KIND PORT FILE. */
import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { openPlain } from './reads.mjs';

const [kind, port, file] = process.argv.slice(2);
const plain = openPlain(file);
const host = '127.0.0.1';

const typeDefs = `
  scalar DateTime
  scalar JSON
  enum RemovalBlockerKind { ACTIVE_SUBSCRIPTION ACTIVE_TRIAL ACTIVE_ADD_ON }
  enum RemovalResolution { SUSPEND CANCEL WAIT }
  interface Node { id: ID! }
  type CustomerSubscription implements Node { id: ID! }
  type RemovalBlocker { kind: RemovalBlockerKind! message: String! resolutions: [RemovalResolution!]! subject: Node }
  type Customer implements Node { id: ID! companyName: String! removalBlockers: [RemovalBlocker!]! }
  type CustomerConnection { nodes: [Customer!]! totalCount: Int! }
  input CustomerFilter { search: String removable: Boolean }
  type BlockedBy { kind: RemovalBlockerKind! customers: Int! }
  type Portfolio { customers: Int! removable: Int! blocked: Int! blockedBy: [BlockedBy!]! }
  type Actor { kind: String! name: String! }
  type Event { id: ID! sequence: Int! type: String! occurredAt: DateTime! actor: Actor! customerId: ID subjectId: ID! changes: JSON! }
  type EventConnection { nodes: [Event!]! }
  type Query {
    customer(id: ID!): Customer
    customers(first: Int = 25, filter: CustomerFilter): CustomerConnection!
    portfolio: Portfolio!
    events(last: Int = 25): EventConnection!
  }`;

const Query = {
  customer: (_, { id }) => plain.customer(id),
  customers: (_, { first, filter }) => ({ nodes: plain.customers(first, filter) }),
  portfolio: () => plain.portfolio(),
  events: (_, { last }) => ({ nodes: plain.events(last) }),
};
const CustomerConnection = { totalCount: () => plain.countRemovable() };
const createContext = () => ({ blockers: new DataLoader(async (ids) => plain.blockersOfMany(ids)) });
const blockersOf = ({ id }, _, { blockers }) => blockers.load(id);

const mercurius = async () => {
  const [{ default: fastify }, { default: plugin }] = await Promise.all([import('fastify'), import('mercurius')]);
  const app = fastify();
  app.register(plugin, {
    schema: typeDefs,
    resolvers: { Query, CustomerConnection, Node: { resolveType: () => 'CustomerSubscription' } },
    loaders: { Customer: { removalBlockers: async (asked) => plain.blockersOfMany(asked.map(({ obj }) => obj.id)) } },
    jit: 1,
  });
  await app.listen({ port: Number(port), host });
};

const apollo = async () => {
  const { ApolloServer } = await import('@apollo/server');
  const { startStandaloneServer } = await import('@apollo/server/standalone');
  const resolvers = {
    Query,
    CustomerConnection,
    Customer: { removalBlockers: blockersOf },
    Node: { __resolveType: () => 'CustomerSubscription' },
  };
  const server = new ApolloServer({ typeDefs, resolvers });
  await startStandaloneServer(server, { listen: { port: Number(port), host }, context: async () => createContext() });
};

const pothosSchema = async () => {
  const { default: SchemaBuilder } = await import('@pothos/core');
  const builder = new SchemaBuilder({ defaultFieldNullability: false });
  const DateTime = builder.scalarType('DateTime', { serialize: String });
  const Json = builder.scalarType('JSON', { serialize: (value) => value });
  const Kind = builder.enumType('RemovalBlockerKind', {
    values: ['ACTIVE_SUBSCRIPTION', 'ACTIVE_TRIAL', 'ACTIVE_ADD_ON'],
  });
  const Resolution = builder.enumType('RemovalResolution', { values: ['SUSPEND', 'CANCEL', 'WAIT'] });
  const Node = builder
    .interfaceRef('Node')
    .implement({ resolveType: () => 'CustomerSubscription', fields: (t) => ({ id: t.exposeID('id') }) });
  builder.objectRef('CustomerSubscription').implement({ interfaces: [Node] });
  /** An object type whose fields are its rows' own: `[type, options]` each. */
  const object = (name, fields) =>
    builder.objectRef(name).implement({
      fields: (t) =>
        Object.fromEntries(
          Object.entries(fields).map(([field, [type, options]]) => [field, t.expose(field, { type, ...options })]),
        ),
    });
  const Blocker = object('RemovalBlocker', {
    kind: [Kind],
    message: ['String'],
    resolutions: [[Resolution]],
    subject: [Node, { nullable: true }],
  });
  const Customer = builder.objectRef('Customer').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      companyName: t.exposeString('companyName'),
      removalBlockers: t.field({ type: [Blocker], resolve: blockersOf }),
    }),
  });
  const Customers = builder.objectRef('CustomerConnection').implement({
    fields: (t) => ({
      nodes: t.expose('nodes', { type: [Customer] }),
      totalCount: t.int({ resolve: CustomerConnection.totalCount }),
    }),
  });
  const BlockedBy = object('BlockedBy', { kind: [Kind], customers: ['Int'] });
  const Portfolio = object('Portfolio', {
    customers: ['Int'],
    removable: ['Int'],
    blocked: ['Int'],
    blockedBy: [[BlockedBy]],
  });
  const Actor = object('Actor', { kind: ['String'], name: ['String'] });
  const Event = object('Event', {
    id: ['ID'],
    sequence: ['Int'],
    type: ['String'],
    occurredAt: [DateTime],
    actor: [Actor],
    customerId: ['ID', { nullable: true }],
    subjectId: ['ID'],
    changes: [Json],
  });
  const Events = object('EventConnection', { nodes: [[Event]] });
  const Filter = builder.inputType('CustomerFilter', {
    fields: (t) => ({ search: t.string(), removable: t.boolean() }),
  });
  builder.queryType({
    fields: (t) => ({
      customer: t.field({
        type: Customer,
        nullable: true,
        args: { id: t.arg.id({ required: true }) },
        resolve: Query.customer,
      }),
      customers: t.field({
        type: Customers,
        args: { first: t.arg.int({ defaultValue: 25 }), filter: t.arg({ type: Filter }) },
        resolve: Query.customers,
      }),
      portfolio: t.field({ type: Portfolio, resolve: Query.portfolio }),
      events: t.field({ type: Events, args: { last: t.arg.int({ defaultValue: 25 }) }, resolve: Query.events }),
    }),
  });
  return builder.toSchema();
};

const yoga = async () => {
  const { createYoga } = await import('graphql-yoga');
  createServer(createYoga({ schema: await pothosSchema(), context: createContext, logging: false })).listen(
    Number(port),
    host,
  );
};

await { mercurius, apollo, yoga }[kind]();
