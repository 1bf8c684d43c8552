import { parse } from 'graphql';
import type { CombinedError, TypedDocumentNode } from 'urql';
import { afterEach, expect, test, vi } from 'vitest';
import { openClient } from '../src/app/client.ts';
import { trackQueries } from '../src/common/live/open-queries.ts';
import { answerNetwork } from './kit/network.ts';

type Data = { readonly user: { readonly id: string; readonly name: string } };
type Seen = { readonly name: string | undefined; readonly error: CombinedError | undefined };

const document: TypedDocumentNode<Data, { id: string }> = parse('query ($id: ID!) { user(id: $id) { id name } }');

const openApp = () => {
  const queries = trackQueries();
  const client = openClient({ queries, onSignedOut: () => undefined });
  const follow = (id: string): readonly Seen[] => {
    const seen: Seen[] = [];
    client.query(document, { id }).subscribe(({ data, error }) => seen.push({ name: data?.user.name, error }));
    return seen;
  };
  return { client, queries, follow };
};

/** A server that can go down and come back with another name for everybody. */
const openServer = () => {
  const server = { name: 'Ada', up: true };
  const asked = answerNetwork(({ variables: { id } }) =>
    server.up ? { user: { __typename: 'User', id, name: server.name } } : 'down',
  );
  return { server, asked };
};

afterEach(() => {
  vi.unstubAllGlobals();
});

test('what a page shows stays while the server cannot be reached, and is asked for when anything is answered', async () => {
  const { server } = openServer();
  const { client, queries, follow } = openApp();
  const shown = follow('u1');
  await vi.waitFor(() => expect(shown.at(-1)?.name).toBe('Ada'));

  server.up = false;
  queries.refresh(client, () => true);
  await vi.waitFor(() => expect(shown.at(-1)?.error).toBeDefined());
  expect(shown.at(-1)?.name).toBe('Ada');

  Object.assign(server, { up: true, name: 'Grace' });
  follow('u2');
  await vi.waitFor(() => expect(shown.at(-1)).toEqual({ name: 'Grace', error: undefined }));
});

test('a query that was never answered says so, and comes with the connection', async () => {
  const { server, asked } = openServer();
  const { client, queries, follow } = openApp();
  server.up = false;
  const shown = follow('u1');
  await vi.waitFor(() => expect(shown.at(-1)?.error?.networkError).toBeDefined());
  expect(shown.at(-1)?.name).toBeUndefined();

  server.up = true;
  queries.retry(client);
  await vi.waitFor(() => expect(shown.at(-1)).toEqual({ name: 'Ada', error: undefined }));
  queries.retry(client);
  expect(asked).toHaveLength(2);
});

test('of a mutation the console says nothing, done or refused; of an answer that lacks a field, which', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { client, follow } = openApp();
  const create: TypedDocumentNode<object, object> = parse(
    `mutation Create { result: createUser { __typename ... on CreateUserPayload { user { id name } } ...CommandError } }
     fragment CommandError on Error { message ... on ValidationError { issues { path } } }`,
  );
  const user = { __typename: 'User', id: 'u1', name: 'Ada' };
  for (const result of [
    { __typename: 'ForbiddenError', message: 'No.' },
    { __typename: 'CreateUserPayload', user },
  ]) {
    answerNetwork(() => ({ result }));
    await client.mutation(create, {}).toPromise();
  }
  expect(warned).not.toHaveBeenCalled();
  answerNetwork(() => ({ user: { __typename: 'User', id: 'u2' } }));
  follow('u2');
  await vi.waitFor(() => expect(warned).toHaveBeenCalledWith(expect.stringContaining('`name` is `undefined`')));
  warned.mockRestore();
});
