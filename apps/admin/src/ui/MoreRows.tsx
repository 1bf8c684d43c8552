import { Button } from '@fluentui/react-components';
import { useTexts } from '../app/settings.ts';
import styles from './Table.module.css';

type Props = {
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly onMore: () => void;
  readonly onRetry: () => void;
};

export const MoreRows = ({ hasMore, loading, failed, onMore, onRetry }: Props) => {
  const { common } = useTexts();
  if (!hasMore && !failed) return null;
  return (
    <p className={styles.more}>
      {failed ? `${common.failedTitle} ` : null}
      <Button disabledFocusable={loading} onClick={failed ? onRetry : onMore}>
        {failed ? common.retry : loading ? common.loading : common.loadMore}
      </Button>
    </p>
  );
};
