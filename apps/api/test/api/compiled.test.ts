import { randomInt } from 'node:crypto';
import { type AnyViewer, languages } from '@untether/domain';
import { createContext, schema } from '@untether/graphql';
import { type ExecutionResult, execute, Kind, parse, print, specifiedRules, typeFromAST, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAnswers } from '../../src/http/limits/counting.ts';
import { defaultLimits } from '../../src/http/limits/limits.ts';
import { createOperations } from '../../src/http/short-path/operations.ts';
import { triesOf } from '../harness/database.ts';
import { spaDocuments } from '../limits/spa-documents.ts';
import { askingIn } from './asking.ts';
import { type MadeDocument, makeDocument } from './documents.ts';
import { emptyRelationship, fullRelationship, openWorld, type World } from './world.ts';

let world: World;
let viewers: readonly (AnyViewer | null)[];
let ids: readonly string[];
const { ask, accept, removeFrom } = askingIn(() => world);
beforeAll(async () => {
  countAnswers(schema, defaultLimits);
  world = await openWorld();
  const { api, meridian, summit, admin } = world;
  const { customer } = await api.addRelationship(fullRelationship(meridian, 'Company A'));
  await api.addRelationship(fullRelationship(summit, 'Company A'));
  const gone = await api.addRelationship(emptyRelationship(meridian, '会社 B'));
  const { receiptId } = await removeFrom(admin, gone.customer.id);
  const { token } = await ask(admin, { receiptId });
  await accept(await api.addCustomerAdmin(gone.customer), token);
  viewers = [admin, world.sales, world.helpdesk, world.summitAdmin, await api.addCustomerAdmin(customer), null];
  ids = [customer.id, gone.customer.id, gone.relationship.id, admin.user.id, meridian.id, receiptId, 'cus_unknown'];
});
afterAll(() => world.api.close());

const contextOf = (viewer: AnyViewer | null) =>
  createContext({
    services: world.api.services,
    viewer,
    now: world.api.now(),
    language: languages.en,
    errorDocs: 'http://localhost:4000/docs/errors',
  });

const plain = (result: ExecutionResult) =>
  JSON.parse(JSON.stringify(result)) as { readonly data?: unknown; readonly errors?: readonly object[] };
const findOperation = createOperations(schema, defaultLimits);

/**
 * What the compiled operation answers beside graphql-js: the same data, byte for byte, and the same errors. Where a
 * refusal has already made a part of the answer null it may list more refusals of that part, which graphql-js does not wait for.
 */
const compare = async ({ source, variables }: MadeDocument, viewer: AnyViewer | null): Promise<'compared' | 'left'> => {
  const operation = findOperation(source, undefined);
  if (operation === null || !operation.fits(variables)) return 'left';
  const expected = await execute({
    schema,
    document: parse(source),
    variableValues: variables,
    contextValue: contextOf(viewer),
  });
  const answer = await operation.run(undefined, contextOf(viewer), variables);
  // Variables that are not right are worded on the long way.
  if (!('data' in answer)) {
    expect(expected.data).toBeUndefined();
    return 'left';
  }
  expect(JSON.stringify(answer.data), source).toBe(JSON.stringify(expected.data));
  const errors = plain(expected).errors ?? [];
  expect(plain(answer).errors ?? [], source).toEqual(expect.arrayContaining([...errors]));
  if (errors.length === 0) expect(answer.errors, source).toBeUndefined();
  return 'compared';
};

/** PROPERTY_RUNS=3000 tries more. */
const documents = Number(process.env.PROPERTY_RUNS ?? triesOf(500));
const seed = Number(process.env.PROPERTY_SEED ?? randomInt(2 ** 30));
afterAll(() => console.log(`compiled: PROPERTY_SEED=${seed}`));

test.each([
  ['the same documents on every run', () => 20261126],
  ['documents never tried before', () => seed],
])('a compiled operation answers as graphql-js does: %s', async (_, firstSeed) => {
  let compared = 0;
  for (let at = 0; at < documents; at += 1) {
    const made = makeDocument(firstSeed() + at, ids);
    if (validate(schema, parse(made.source), specifiedRules).length > 0) continue;
    const viewer = viewers[at % viewers.length] ?? null;
    if ((await compare(made, viewer)) === 'compared') compared += 1;
  }
  expect(compared).toBeGreaterThan(documents / 2);
});

test('every query of the admin app, for each viewer', async () => {
  const queries = spaDocuments().filter(({ operation }) => operation.operation === 'query');
  expect(queries.length).toBeGreaterThan(20);
  let compared = 0;
  for (const { document, operation } of queries) {
    const variables = Object.fromEntries(
      (operation.variableDefinitions ?? [])
        .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined)
        .map(({ variable, type }) => [
          variable.name.value,
          String(typeFromAST(schema, type as never)).startsWith('Int') ? 3 : ids[0],
        ]),
    );
    for (const viewer of viewers)
      if ((await compare({ source: print(document), variables }, viewer)) === 'compared') compared += 1;
  }
  expect(compared).toBeGreaterThan(queries.length);
});

test('every operation of the admin app but the subscriptions is compiled', () => {
  for (const { document, operation, name } of spaDocuments()) {
    const compiled = findOperation(print(document), undefined);
    expect(compiled === null, name).toBe(operation.operation === 'subscription');
  }
});
