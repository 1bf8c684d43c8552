import type { Page, PageRequest } from '@untether/domain';
import { CursorError, LogCursorError } from '@untether/domain';
import { AccessError } from '@untether/services';
import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { defaultPage, largestPage } from './page-size.ts';

interface ConnectionArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

type Asking = Pick<Context, 'language'>;

/** Relay's arguments as a page request: forward unless `last` or `before` is given. */
const pageRequestOf = ({ first, after, last, before }: ConnectionArgs): PageRequest => {
  const isBackward = last != null || before != null;
  if (isBackward && (first != null || after != null))
    throw badRequest('Page forward with `first` and `after`, or backward with `last` and `before`, not both.');
  const size = (isBackward ? last : first) ?? defaultPage;
  if (size < 1) throw badRequest('`first` and `last` are at least 1.');
  return {
    direction: isBackward ? 'backward' : 'forward',
    limit: Math.min(size, largestPage),
    cursor: (isBackward ? before : after) ?? null,
  };
};

/** A list to page through. */
export interface ConnectedList<T> {
  readonly page: (request: PageRequest) => Promise<Page<T>>;
  readonly count: () => Promise<number>;
}

export const emptyList: ConnectedList<never> = {
  page: async () => ({ edges: [], hasNextPage: false, hasPreviousPage: false }),
  count: async () => 0,
};

/** A page as a Relay connection; the count is only made when `totalCount` is asked. */
export const connect = async <T>(context: Asking, args: ConnectionArgs, list: ConnectedList<T>) => {
  const { edges, hasNextPage, hasPreviousPage } = await reading(context, list.page(pageRequestOf(args)));
  return {
    edges: edges.map((edge) => ({ ...edge })),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      // An empty page ends where it began: who asks again from there misses nothing and gets nothing twice.
      startCursor: edges[0]?.cursor ?? args.before ?? null,
      endCursor: edges.at(-1)?.cursor ?? args.after ?? null,
    },
    totalCount: () => reading(context, list.count()),
  };
};

/** A read whose refusals become top-level errors with a code. */
export const reading = async <T>({ language }: Asking, result: Promise<T>): Promise<T> => {
  try {
    return await result;
  } catch (error) {
    if (error instanceof CursorError) {
      const { cursor_invalid, log_cursor_invalid } = language.requests;
      const message = error instanceof LogCursorError ? log_cursor_invalid : cursor_invalid;
      throw new GraphQLError(message, { extensions: { code: 'CURSOR_INVALID' } });
    }
    if (error instanceof AccessError)
      throw new GraphQLError(language.forbidden(error.forbidden), { extensions: { code: 'FORBIDDEN' } });
    throw error;
  }
};

const badRequest = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
