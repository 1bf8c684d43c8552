import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { LateSkeleton } from '../../ui/Skeleton.tsx';
import styles from '../../ui/Table.module.css';
import { Failed } from '../Failed.tsx';
import type { PagedList, PagedState } from './paged-list.ts';

const useTexts = textsOf('common');

type Shown = Pick<PagedState<unknown>, 'nodes' | 'hasMore' | 'loading' | 'error'> & {
  readonly list: Pick<PagedList<unknown>, 'loadMore' | 'retry'>;
};

/** Asks for a list's next page, or again for the one that failed. */
const MoreRows = ({ of: { list, hasMore, loading, error } }: { readonly of: Shown }) => {
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
  readonly of: Shown;
  /** How many rows the skeleton has. */
  readonly rows?: number;
  /** Shown when there are no rows; without it the rows' own table says so. */
  readonly empty?: ReactNode;
  /** The rows. */
  readonly children: ReactNode;
};

/** A list that grows page by page: on its way, failed, empty, or its rows and the way to more. */
export const PagedRows = ({ of, rows = 6, empty, children }: PagedRowsProps) => {
  const { list, nodes, loading, error } = of;
  if (nodes.length === 0 && error) return <Failed error={error} onRetry={list.retry} />;
  if (nodes.length === 0 && loading) return <LateSkeleton rows={rows} />;
  return (
    <>
      {nodes.length === 0 && empty !== undefined ? empty : children}
      <MoreRows of={of} />
    </>
  );
};
