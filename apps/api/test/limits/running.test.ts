import { once } from 'node:events';
import { chooseLocale, languages } from '@untether/domain';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/http/limits/limits.ts';
import { type Listening, listen } from '../harness/in-process.ts';

const schema = buildSchema(`
  type Query { wait: String!  rows(count: Int!): [Row!]!  slowRows(count: Int!): [Row!]! text(length: Int!): String! }
  type Row { id: ID!  cells: [Cell!]! }
  type Cell { id: ID! }
`);
const gate = new EventTarget();
const open = (): void => void gate.dispatchEvent(new Event('open'));
const rows = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    id,
    cells: () => Array.from({ length: 50 }, (_, cell) => ({ id: cell })),
  }));
const resolvers: Record<string, (args: { readonly count: number; readonly length: number }) => unknown> = {
  wait: async () => {
    await once(gate, 'open');
    return 'done';
  },
  rows: ({ count }) => rows(count),
  slowRows: async ({ count }) => rows(count),
  text: ({ length }) => 'x'.repeat(length),
};
for (const [name, field] of Object.entries(schema.getQueryType()?.getFields() ?? {}))
  field.resolve = (_, args) => resolvers[name]?.(args);

let server: Listening;
beforeAll(async () => {
  server = await listen({
    schema,
    limits: { ...defaultLimits, running: 3, objects: 20_000, text: 1000 },
    contextOf: async ({ req: { headers } }) => ({
      viewer: headers['x-user'] === undefined ? null : { user: { id: headers['x-user'] } },
      language: languages[chooseLocale(headers['accept-language'])],
    }),
  });
});
afterAll(() => server.close());

const post = async (query: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const body = JSON.parse(await response.text());
  return { status: response.status, code: body.errors?.[0].extensions.code, body, headers: response.headers };
};

describe.each([
  ['an address that is not signed in', { 'accept-language': 'en' }, /^3 operations of yours are already running/],
  ['a user', { 'x-user': 'usr_1', 'accept-language': 'ja' }, /^実行中の操作が 3 件あります/],
])('what %s has running at once', (_, headers, message) => {
  test('ends somewhere: the next has to wait, in the language of the request, and others do not', async () => {
    const settled: unknown[] = [];
    const waiting = Array.from({ length: 5 }, () =>
      post('{ wait }', headers).then((answer) => {
        settled.push(answer);
        return answer;
      }),
    );
    await expect.poll(() => settled).toHaveLength(2);
    expect((await post('{ rows(count: 1) { id } }', { 'x-user': 'usr_2' })).body.data.rows).toHaveLength(1);
    open();
    const answers = await Promise.all(waiting);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ code: 'TOO_MANY_OPERATIONS' });
    expect(refused[0]?.body.errors[0].message).toMatch(message);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(answers.filter(({ body }) => body.data?.wait === 'done')).toHaveLength(3);
    expect((await post('{ rows(count: 1) { id } }', headers)).body.data.rows).toHaveLength(1);
  });
});

test.each(['rows', 'slowRows'])('what is there is counted, whatever was expected: %s', async (field) => {
  const nested = `{ ${field}(count: 90) { cells { id } } }`;
  expect((await post(nested)).body.data[field]).toHaveLength(90);
  const refused = await post(`{ ${field}(count: 400) { cells { id } } }`);
  expect(refused).toMatchObject({ code: 'OPERATION_TOO_LARGE' });
  expect(refused.body.data).toBeUndefined();
  expect(refused.body.errors).toHaveLength(1);
  expect(refused.body.errors[0].message).toBe('The answer has more than 20000 objects: ask for less at a time.');
});

test('the characters of an answer are counted', async () => {
  expect((await post('{ text(length: 1000) }')).body.data.text).toHaveLength(1000);
  expect(await post('{ text(length: 1001) }')).toMatchObject({ code: 'OPERATION_TOO_LARGE' });
});
