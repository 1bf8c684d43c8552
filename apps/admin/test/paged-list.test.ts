import { parse } from 'graphql';
import type { TypedDocumentNode } from 'urql';
import { afterEach, expect, test, vi } from 'vitest';
import { openClient } from '../src/app/client.ts';
import { type Connection, openPagedList, shownOf } from '../src/common/lists/paged-list.ts';
import { trackQueries } from '../src/common/live/open-queries.ts';
import { answerNetwork } from './kit/network.ts';

type Row = { readonly id: string };
type Data = { readonly users: Connection<Row> };

const document: TypedDocumentNode<Data, { filter: string }> = parse(
  'query ($filter: String) { users(filter: $filter) { nodes { id } pageInfo { hasNextPage endCursor } } }',
);
const pageOf = (...ids: readonly string[]) => ({
  users: {
    __typename: 'UserConnection',
    nodes: ids.map((id) => ({ __typename: 'User', id })),
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  },
});
const openList = (filter: string) =>
  openPagedList({
    client: openClient({ queries: trackQueries(), onSignedOut: () => undefined }),
    document,
    variablesOf: () => ({ filter }),
    connectionOf: ({ users }) => users,
  });

afterEach(() => {
  vi.unstubAllGlobals();
});

test('an empty list that is not counted has been answered, and takes the place of a full one', async () => {
  answerNetwork(({ variables }) => (variables.filter === 'none' ? pageOf() : pageOf('u1')));
  const full = openList('some');
  full.watch(() => undefined);
  await vi.waitFor(() => expect(full.state().nodes).toHaveLength(1));
  const none = openList('none');
  none.watch(() => undefined);
  expect(shownOf(none.state(), full.state())).toMatchObject({ nodes: [{ id: 'u1' }], loading: true, stale: true });
  await vi.waitFor(() => expect(none.state().loading).toBe(false));
  expect(shownOf(none.state(), full.state())).toMatchObject({ nodes: [], total: null, loading: false, stale: false });
});

test('a first page that failed has been answered too', async () => {
  answerNetwork(() => 'down');
  const list = openList('some');
  list.watch(() => undefined);
  await vi.waitFor(() => expect(list.state()).toMatchObject({ answered: true, loading: false }));
  expect(list.state().error?.networkError).toBeDefined();
});
