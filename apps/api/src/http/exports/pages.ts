import { setImmediate } from 'node:timers/promises';
import { largestPage } from '@untether/graphql';
import { type Asking, ask } from './asking.ts';
import type { Cells, RowSource } from './row-sources.ts';

interface List {
  readonly nodes: readonly never[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
type Answer = { readonly list: List } | { readonly whole: { readonly list: List } | null };

/**
 * The rows of a source, page by page, each read when the one before was taken and others have had their turn.
 * `askingNow` says who asks before each page. undefined = what the list is a part of is not there. @throws NotAnswered
 */
export async function* pagesOf(
  source: RowSource,
  variables: Readonly<Record<string, unknown>>,
  askingNow: () => Promise<Asking>,
): AsyncGenerator<readonly Cells<never>[] | undefined> {
  let after: string | null = null;
  for (;;) {
    const asking = await askingNow();
    const answer: Answer = await ask<Answer>(asking, source.document, { ...variables, first: largestPage, after });
    const list: List | undefined = 'whole' in answer ? answer.whole?.list : answer.list;
    if (list === undefined) {
      yield undefined;
      return;
    }
    yield list.nodes.map((node) => source.cellsOf(node, asking.language));
    if (!list.pageInfo.hasNextPage) return;
    after = list.pageInfo.endCursor;
    await setImmediate();
  }
}
