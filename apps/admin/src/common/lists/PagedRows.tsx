import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { LateSkeleton } from '../../ui/Skeleton.tsx';
import styles from '../../ui/Table.module.css';
import { Failed } from '../Failed.tsx';
import type { PagedList, PagedState } from './paged-list.ts';

const useTexts = textsOf('common');

type MoreRowsProps = {
  readonly list: Pick<PagedList<unknown>, 'loadMore' | 'retry'>;
  readonly state: Pick<PagedState<unknown>, 'hasMore' | 'loading' | 'error'>;
};

/** Asks for a list's next page, or again for the one that failed. */
const MoreRows = ({ list, state: { hasMore, loading, error } }: MoreRowsProps) => {
  const { common } = useTexts();
  if (!hasMore && !error) return null;
  return (
    <p className={styles.more}>
      {error ? `${common.failedTitle} ` : null}
      <Button disabledFocusable={loading} onClick={error ? list.retry : list.loadMore}>
        {error ? common.retry : loading ? common.loading : common.loadMore}
      </Button>
    </p>
  );
};

type PagedRowsProps = {
  readonly list: Pick<PagedList<unknown>, 'loadMore' | 'retry'>;
  readonly state: Pick<PagedState<unknown>, 'nodes' | 'hasMore' | 'loading' | 'error'>;
  /** How many rows the skeleton has. */
  readonly rows?: number;
  /** Shown when there are no rows; without it the rows' own table says so. */
  readonly empty?: ReactNode;
  /** The rows. */
  readonly children: ReactNode;
};

/** A list that grows page by page: on its way, failed, empty, or its rows and the way to more. */
export const PagedRows = ({ list, state, rows = 6, empty, children }: PagedRowsProps) => {
  const { nodes, loading, error } = state;
  if (nodes.length === 0 && error) return <Failed error={error} onRetry={list.retry} />;
  if (nodes.length === 0 && loading) return <LateSkeleton rows={rows} />;
  if (nodes.length === 0 && empty !== undefined) return empty;
  return (
    <>
      {children}
      <MoreRows list={list} state={state} />
    </>
  );
};
