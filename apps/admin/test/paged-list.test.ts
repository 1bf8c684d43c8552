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

/** A list of pages as the server gives them: of each the rows, and whether it is the last. */
const openPages = (pages: readonly (readonly string[])[]) => {
  const asked = answerNetwork(({ variables }) => {
    const at = Number(variables.filter || 0);
    const page = pageOf(...(pages[at] ?? []));
    const pageInfo = { ...page.users.pageInfo, hasNextPage: at < pages.length - 1, endCursor: String(at + 1) };
    return { users: { ...page.users, pageInfo } };
  });
  const list = openPagedList({
    client: openClient({ queries: trackQueries(), onSignedOut: () => undefined }),
    document,
    variablesOf: (after) => ({ filter: after ?? '0' }),
    connectionOf: ({ users }) => users,
  });
  return { list, asked };
};
const ids = (list: ReturnType<typeof openList>) => list.state().nodes.map(({ id }) => id);

test('a list goes on by itself past pages without rows, and says so until rows come', async () => {
  const { list, asked } = openPages([[], [], [], ['u1'], ['u2'], [], ['u3'], []]);
  const seen: string[] = [];
  list.watch(() => {
    const { answered, seeking, loading, nodes } = list.state();
    seen.push(
      `${answered ? 'answered' : 'on its way'}${seeking ? ', seeking' : ''}${loading ? ', loading' : ''} ${nodes.length}`,
    );
  });
  await vi.waitFor(() => expect(ids(list)).toEqual(['u1']));
  expect(new Set(seen)).toEqual(new Set(['on its way, loading 0', 'on its way, seeking, loading 0', 'answered 1']));
  expect(asked).toHaveLength(4);
  list.loadMore();
  await vi.waitFor(() => expect(ids(list)).toEqual(['u1', 'u2']));
  expect(asked).toHaveLength(5);
  list.loadMore();
  await vi.waitFor(() => expect(ids(list)).toEqual(['u1', 'u2', 'u3']));
  list.loadMore();
  await vi.waitFor(() => expect(list.state()).toMatchObject({ hasMore: false, loading: false, seeking: false }));
  expect(ids(list)).toEqual(['u1', 'u2', 'u3']);
  // The first page, which is counted, and those with rows, and the end.
  expect(list.pageCount()).toBe(5);
});

test('a list that goes on by itself stops when it is told to, and goes on from there', async () => {
  const { list, asked } = openPages([[], [], [], [], ['u1']]);
  let told = false;
  list.watch(() => {
    if (asked.length < 2 || told) return;
    told = true;
    list.pause();
  });
  await vi.waitFor(() =>
    expect(list.state()).toMatchObject({ paused: true, loading: false, hasMore: true, seeking: false }),
  );
  expect(asked).toHaveLength(2);
  list.loadMore();
  await vi.waitFor(() => expect(ids(list)).toEqual(['u1']));
  expect(asked).toHaveLength(5);
});
