import type { MaybePromise, Page, PageRequest, RowCount } from '@untether/domain';
import { andThen, CursorError, LogCursorError } from '@untether/domain';
import { AccessError } from '@untether/services';
import { GraphQLError } from 'graphql';
import { type Context, tell } from '../context.ts';
import { defaultPage, largestPage } from './page-size.ts';

export interface ConnectionArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

type Asking = Pick<Context, 'language' | 'told'>;

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
  readonly page: (request: PageRequest) => MaybePromise<Page<T>>;
  /** A number is exact. */
  readonly count: () => MaybePromise<number | RowCount>;
}

export const emptyList: ConnectedList<never> = {
  page: () => ({ edges: [], hasNextPage: false, hasPreviousPage: false }),
  count: () => 0,
};

/** How many rows a list has; counted when first asked. */
export interface Counted {
  readonly totalCount: () => MaybePromise<number>;
  readonly totalCountIsExact: () => MaybePromise<boolean>;
}

/** A page as Relay has it. */
export interface Connected<T> extends Counted {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Cursors are written and rows counted only when they are selected. */
class Connection<T> implements Connected<T> {
  readonly #page: Page<T>;
  readonly #args: ConnectionArgs;
  readonly #count: () => MaybePromise<number | RowCount>;
  #counted: MaybePromise<RowCount> | undefined;
  constructor(page: Page<T>, args: ConnectionArgs, count: () => MaybePromise<number | RowCount>) {
    this.#page = page;
    this.#args = args;
    this.#count = count;
  }
  readonly totalCount = (): MaybePromise<number> => andThen(this.#countOnce(), ({ rows }) => rows);
  readonly totalCountIsExact = (): MaybePromise<boolean> => andThen(this.#countOnce(), ({ isExact }) => isExact);
  #countOnce(): MaybePromise<RowCount> {
    this.#counted ??= andThen(this.#count(), (count) =>
      typeof count === 'number' ? { rows: count, isExact: true } : count,
    );
    return this.#counted;
  }
  get edges(): { readonly cursor: string; readonly node: T }[] {
    return [...this.#page.edges];
  }
  get pageInfo(): Connected<T>['pageInfo'] {
    const { edges, hasNextPage, hasPreviousPage, stoppedAt } = this.#page;
    const { after, before, last } = this.#args;
    const isBackward = before != null || last != null;
    return {
      hasNextPage,
      hasPreviousPage,
      // An empty page ends where it began: who asks again from there misses nothing and gets nothing twice.
      get startCursor() {
        return (isBackward ? stoppedAt : undefined) ?? edges[0]?.cursor ?? before ?? null;
      },
      get endCursor() {
        return (isBackward ? undefined : stoppedAt) ?? edges.at(-1)?.cursor ?? after ?? null;
      },
    };
  }
}

export const connect = <T>(context: Asking, args: ConnectionArgs, list: ConnectedList<T>): MaybePromise<Connected<T>> =>
  andThen(
    reading(context, () => list.page(pageRequestOf(args))),
    (page) => new Connection(page, args, () => reading(context, list.count)),
  );

/** A read whose refusals become top-level errors with a code. */
export const reading = <T>(asking: Asking, read: () => MaybePromise<T>): MaybePromise<T> => {
  const refuse = (error: unknown): never => {
    throw refusalOf(error, asking);
  };
  try {
    const result = read();
    return result instanceof Promise ? result.catch(refuse) : result;
  } catch (error) {
    return refuse(error);
  }
};

const refusalOf = (error: unknown, asking: Asking): unknown => {
  const { language } = asking;
  if (error instanceof CursorError) {
    const { cursor_invalid, log_cursor_invalid } = language.requests;
    const message = error instanceof LogCursorError ? log_cursor_invalid : cursor_invalid;
    return new GraphQLError(message, { extensions: { code: 'CURSOR_INVALID' } });
  }
  if (!(error instanceof AccessError)) return error;
  const { reason } = error.forbidden;
  tell(asking, { outcome: 'forbidden', what: 'permission' in reason ? reason.permission : reason.code });
  return new GraphQLError(language.forbidden(error.forbidden), { extensions: { code: 'FORBIDDEN' } });
};

const badRequest = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
