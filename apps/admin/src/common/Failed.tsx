import { Button } from '@fluentui/react-components';
import { CombinedError } from 'urql';
import { textsOf } from '../texts/use-texts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LateSkeleton } from '../ui/Skeleton.tsx';

const useTexts = textsOf('common');

type FailedProps = { readonly error: unknown; readonly onRetry: () => void; readonly page?: boolean };

export const Failed = ({ error, onRetry, page = false }: FailedProps) => {
  const { common } = useTexts();
  const offline = error instanceof CombinedError && error.networkError !== undefined;
  const requestId = error instanceof CombinedError ? error.graphQLErrors[0]?.extensions.requestId : undefined;
  return (
    <EmptyState
      page={page}
      tone="failed"
      title={common.failedTitle}
      text={offline ? common.offlineText : common.failedText}
      {...(typeof requestId === 'string' ? { detail: common.requestId(requestId) } : {})}
    >
      <Button onClick={onRetry}>{common.retry}</Button>
    </EmptyState>
  );
};

type NoAnswerProps = {
  readonly error: CombinedError | undefined;
  readonly again: (options: { readonly requestPolicy: 'network-only' }) => void;
  /** How many rows the skeleton has. */
  readonly rows: number;
  readonly page?: boolean;
};

/** In place of a query's data until they come: why they did not, or that they are on their way. */
export const NoAnswerYet = ({ error, again, rows, page = false }: NoAnswerProps) =>
  error ? (
    <Failed page={page} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
  ) : (
    <LateSkeleton rows={rows} />
  );
