import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import type * as GraphQL from 'graphql';
import type { GraphQLTaggedNode, RequestParameters } from 'relay-runtime';
import {
  type ConcreteRequest,
  commitMutation,
  createOperationDescriptor,
  type Environment,
  fetchQuery,
  getRequest,
  requestSubscription,
} from 'relay-runtime';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningServer, startServer } from '../../e2e/harness/server.ts';
import { folder, root, writeSnippets } from './snippets.ts';

const require = createRequire(import.meta.url);
/** The copy that the generator uses: an import here gets another. */
const { buildSchema, parse } = require('graphql') as typeof GraphQL;
const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`));
/** Runs a program of a package over the snippets, as their reader does. */
const runIn = (script: string, ...args: string[]): string =>
  execFileSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
// biome-ignore lint/suspicious/noExplicitAny: what the page shows has no types here; tsc checks it below.
const snippet = (name: string): Promise<any> => import(/* @vite-ignore */ join(folder, name));

let server: RunningServer;
let names: readonly string[];
beforeAll(async () => {
  names = writeSnippets();
  server = await startServer();
  await findCustomers();
  globalThis.WebSocket ??= WebSocket as never;
});
afterAll(() => server?.stop());
const complaints = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
afterEach(() => {
  for (const spy of complaints) expect(spy.mock.calls).toEqual([]);
});

/** What the server itself answers, past any client. */
const raw = async (query: string, variables: object = {}) => {
  const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()).data;
};
const blockersOf = async (search: string) => {
  const { customers } = await raw(
    'query ($search: String) { customers(filter: {search: $search}) { nodes { id removalBlockers { id kind message subject { id name } } } } }',
    { search },
  );
  return customers.nodes[0].removalBlockers;
};
/** A customer of each test's own, by name, with a blocker that a suspension clears. */
const others: { readonly companyName: string; readonly subscription: string }[] = [];
const findCustomers = async () => {
  const { customers } = await raw(
    '{ customers(first: 100, filter: {removable: false}) { nodes { companyName removalBlockers { kind subject { id } } } } }',
  );
  for (const { companyName, removalBlockers } of customers.nodes) {
    const found = removalBlockers.find(({ kind }: { kind: string }) => kind === 'ACTIVE_SUBSCRIPTION');
    if (found) others.push({ companyName, subscription: found.subject.id });
  }
};
const another = () => {
  const one = others.shift();
  if (one === undefined) throw new Error('the demo has too few blocked customers');
  return { search: one.companyName, subscription: one.subscription };
};
/** GraphQL’s `__typename` is what a client adds by itself. */
const bare = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, inner) => (name === '__typename' ? undefined : inner)));

const wrong = 'sub_unknown';
const notFound = { code: 'NOT_FOUND', message: expect.stringContaining('subscription') };

test('the page shows a file for each client', () => {
  expect(names).toEqual([
    'urql.ts',
    'apollo.ts',
    'relay.config.json',
    'relay-environment.ts',
    'blockers.ts',
    'tsconfig.json',
    'typed.ts',
    'codegen.json',
    'log.ts',
  ]);
});

test('urql keeps what the API answered, sees a change in every list, gives refusals, and follows the log', async () => {
  const { openUrql, Blocked, Suspend, Log } = await snippet('urql.ts');
  const client = openUrql(`${server.url}/graphql`, server.key);
  const { search, subscription } = another();
  const before = await blockersOf(search);
  const asked = await client.query(Blocked, { search }).toPromise();
  expect(bare(asked.data.customers.nodes[0].removalBlockers)).toEqual(before);
  const seen: { type?: string }[] = [];
  const log = client
    .subscription(Log, { after: null })
    .subscribe(({ data, error }: { data: never; error: unknown }) => {
      expect(error).toBeUndefined();
      seen.push((data as { relationshipEvents: object }).relationshipEvents);
    });
  await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(1);

  const done = await client.mutation(Suspend, { id: subscription }).toPromise();
  expect(done.data.suspendSubscription.subscription.status).toBe('SUSPENDED');
  const cached = await client.query(Blocked, { search }, { requestPolicy: 'cache-only' }).toPromise();
  expect(bare(cached.data.customers.nodes[0].removalBlockers)).toEqual(await blockersOf(search));
  expect(cached.data.customers.nodes[0].removalBlockers.length).toBeLessThan(before.length);
  await expect.poll(() => seen.map(({ type }) => type), { timeout: 10_000 }).toContain('SUBSCRIPTION_SUSPENDED');
  log.unsubscribe();

  const refused = await client.mutation(Suspend, { id: wrong }).toPromise();
  expect(refused.data.suspendSubscription).toMatchObject(notFound);
});

test('Apollo does the same, and appends pages', async () => {
  const { openApollo, Blocked, Suspend, Log } = await snippet('apollo.ts');
  const client = openApollo(`${server.url}/graphql`, server.key);
  const { search, subscription } = another();
  const before = await blockersOf(search);
  const asked = await client.query({ query: Blocked, variables: { search } });
  expect(bare(asked.data.customers.edges[0].node.removalBlockers)).toEqual(before);
  const seen: { type?: string }[] = [];
  const log = client.subscribe({ query: Log, variables: { after: null } }).subscribe({
    next: ({ data }: { data: { relationshipEvents: object } }) => seen.push(data.relationshipEvents),
  });
  await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(1);

  const done = await client.mutate({ mutation: Suspend, variables: { id: subscription } });
  expect(done.data.suspendSubscription.subscription.status).toBe('SUSPENDED');
  const cached = await client.query({ query: Blocked, variables: { search }, fetchPolicy: 'cache-only' });
  expect(bare(cached.data.customers.edges[0].node.removalBlockers)).toEqual(await blockersOf(search));
  await expect.poll(() => seen.map(({ type }) => type), { timeout: 10_000 }).toContain('SUBSCRIPTION_SUSPENDED');
  log.unsubscribe();

  const refused = await client.mutate({ mutation: Suspend, variables: { id: wrong } });
  expect(refused.data.suspendSubscription).toMatchObject(notFound);

  const list = client.watchQuery({ query: Blocked });
  const listed = list.subscribe({});
  const { data } = await list.refetch();
  await list.fetchMore({ variables: { after: data.customers.pageInfo.endCursor } });
  const companies = () =>
    list.getCurrentResult().data.customers.edges.map(({ node }: { node: { id: string } }) => node.id);
  const { customers } = await raw('{ customers(first: 20) { nodes { id } } }');
  await expect.poll(companies).toEqual(customers.nodes.map(({ id }: { id: string }) => id));
  listed.unsubscribe();
  client.stop();
});

interface Suspended {
  readonly suspendSubscription: Record<string, never>;
}

describe('Relay', () => {
  beforeAll(() => {
    runIn(join(packageFolder('relay-compiler'), 'cli.js'), 'relay.config.json');
    // What its Babel plugin does: a tag becomes the artifact that was made of it.
    const text = readFileSync(join(folder, 'blockers.ts'), 'utf8');
    const imports: string[] = [];
    const compiled = text.replaceAll(/graphql`\s*\w+ (\w+)[\s\S]*?`;/g, (_, name) => {
      imports.push(`import ${name} from './__generated__/${name}.graphql';`);
      return `${name};`;
    });
    writeFileSync(join(folder, 'blockers.compiled.ts'), [...imports, compiled].join('\n'));
  });

  test('compiles, keeps what the API answered, pages, refetches a node, and follows the log', async () => {
    const { openRelay } = await snippet('relay-environment.ts');
    const documents = await snippet('blockers.compiled.ts');
    const relay: Environment = openRelay(`${server.url}/graphql`, server.key);
    const ask = (query: GraphQLTaggedNode, variables: object) =>
      fetchQuery(relay, query, variables as never).toPromise();
    /** What Relay now has of a query, fragments included. */
    const recordsOf = (query: GraphQLTaggedNode, variables: object) => {
      relay.lookup(createOperationDescriptor(getRequest(query), variables).fragment);
      return relay.getStore().getSource().toJSON() as Record<string, Record<string, never>>;
    };
    const { search, subscription } = another();
    const before = await blockersOf(search);
    await ask(documents.Blocked, { search });
    const [first] = before;
    const kept = recordsOf(documents.Blocked, { search });
    expect(Object.keys(kept)).toEqual(expect.arrayContaining(before.map(({ id }: { id: string }) => id)));
    expect(kept[first.id]).toMatchObject({ kind: first.kind, message: first.message });

    const seen: { type?: string }[] = [];
    const log = requestSubscription(relay, {
      subscription: documents.Log,
      variables: { after: null },
      onNext: (response) => seen.push((response as { relationshipEvents: object }).relationshipEvents),
    });
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(1);
    const suspend = (id: string) =>
      new Promise<Record<string, never>>((onCompleted, onError) => {
        commitMutation(relay, {
          mutation: documents.Suspend,
          variables: { id },
          onCompleted: (response) => onCompleted((response as never as Suspended).suspendSubscription),
          onError,
        });
      });
    expect(await suspend(subscription)).toMatchObject({ subscription: { status: 'SUSPENDED' } });
    await expect.poll(() => seen.map(({ type }) => type), { timeout: 10_000 }).toContain('SUBSCRIPTION_SUSPENDED');
    log.dispose();
    expect(await suspend(wrong)).toMatchObject(notFound);

    const page = (await snippet('__generated__/blockersPageQuery.graphql.ts')).default as ConcreteRequest;
    await ask(page, { first: 3, after: null });
    const { customers } = await raw('{ customers(first: 3) { edges { cursor } } }');
    await ask(page, { first: 3, after: customers.edges[2].cursor });
    const next = await raw('{ customers(first: 6) { nodes { id } } }');
    expect(Object.keys(recordsOf(page, { first: 3 }))).toEqual(
      expect.arrayContaining(next.customers.nodes.map(({ id }: { id: string }) => id)),
    );
    const refetch = (await snippet('__generated__/blockersCustomerQuery.graphql.ts')).default as ConcreteRequest;
    const { id } = next.customers.nodes[0];
    expect(await ask(refetch, { id })).toMatchObject({ node: { __id: id } });
    expect((refetch.params as RequestParameters).text).toContain('node(id: $id)');
  });
});

test('gql.tada and GraphQL Code Generator take the schema, and every file has the types it says', async () => {
  runIn(join(packageFolder('gql.tada'), 'bin/cli.js'), 'generate-output');
  writeFileSync(
    join(folder, 'typed.check.ts'),
    `import { namesOf, Removable } from './typed';
     import type { ResultOf } from 'gql.tada';
     declare const result: ResultOf<typeof Removable>;
     export const kinds: readonly string[] = result.customers?.nodes[0]?.blockerKinds ?? [];
     // @ts-expect-error: a name is no number
     export const wrong: number = namesOf(result)[0];
     // @ts-expect-error: it did not ask for that
     result.customers?.totalCount;`,
  );

  const sdl = readFileSync(join(folder, 'schema.graphql'), 'utf8');
  const { generates } = JSON.parse(readFileSync(join(folder, 'codegen.json'), 'utf8'));
  const [[baseOutputDir, { config }] = ['', { config: {} }]] = Object.entries<{ config: object }>(generates);
  const document = parse(
    'query Removable { customers(filter: {removable: true}) { nodes { id companyName blockerKinds } } }',
  );
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir,
    schema: parse(sdl),
    schemaAst: buildSchema(sdl),
    documents: [{ location: 'removable.ts', document, rawSDL: 'query Removable { __typename }' }],
    config,
    presetConfig: {},
    plugins: [],
    pluginMap: {},
    profiler: { run: (work: () => unknown) => work(), collect: () => [] } as never,
  });
  mkdirSync(join(folder, baseOutputDir), { recursive: true });
  for (const output of outputs) writeFileSync(join(folder, output.filename), await codegen(output));
  expect(readFileSync(join(folder, 'gql/graphql.ts'), 'utf8')).toContain('export const RemovableDocument');

  expect(existsSync(join(folder, '__generated__/blockersQuery.graphql.ts'))).toBe(true);
  const tsc = createRequire(join(root, 'package.json')).resolve('typescript/package.json');
  const checked = spawnSync(process.execPath, [join(dirname(tsc), 'bin/tsc'), '-p', '.', '--noEmit'], { cwd: folder });
  expect(checked.stdout.toString()).toBe('');
});

test('the log is followed from its start', async () => {
  const { follow } = await snippet('log.ts');
  const stop = new AbortController();
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const following = follow(`${server.url}/graphql`, server.key, stop.signal);
  await expect
    .poll(() => printed.mock.calls.map(([sequence]) => sequence), { timeout: 10_000 })
    .toEqual(expect.arrayContaining([1, 2, 3]));
  stop.abort();
  await following;
  printed.mockRestore();
});
