import { useNavigate, useSearch } from '@tanstack/react-router';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import type { EventType } from '../../app/vocabulary.ts';
import { eventTypesOf } from '../../app/vocabulary-lists.ts';
import { Arrivals } from '../../ui/Arrivals.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import styles from './ActivityPage.module.css';
import { EventTable } from './EventTable.tsx';
import { useEvents } from './use-events.ts';

export const ActivityPage = () => {
  const { pages, vocabulary } = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/activity' });
  const words = pages.activity;
  const types = eventTypesOf(vocabulary.eventType);
  const type: EventType | undefined = types.find((known) => known === search.type);

  const { list, nodes, fresh, hasMore, loading, error } = useEvents(type);
  return (
    <>
      <PageHeader title={words.title} below={words.text} />
      <PageBody>
        <div className={styles.filters}>
          <Choice
            label={words.type}
            value={type ?? ''}
            onChange={(value) =>
              void navigate({ to: '/activity', search: value ? { type: value } : {}, resetScroll: false })
            }
          >
            <option value="">{words.anyType}</option>
            {types.map((known) => (
              <option key={known} value={known}>
                {vocabulary.eventType[known]}
              </option>
            ))}
          </Choice>
        </div>
        {nodes.length === 0 && error ? (
          <Failed error={error} onRetry={list.retry} />
        ) : nodes.length === 0 && loading ? (
          <LateSkeleton rows={8} />
        ) : nodes.length === 0 ? (
          <EmptyState
            title={type ? words.noMatchTitle : words.emptyTitle}
            text={type ? words.noMatchText : words.emptyText}
          />
        ) : (
          <>
            <Arrivals count={fresh} say={(count) => words.arrived(format.number(count))} />
            <EventTable events={nodes} fresh={fresh} />
            <MoreRows
              hasMore={hasMore}
              loading={loading}
              failed={error !== null}
              onMore={list.loadMore}
              onRetry={list.retry}
            />
          </>
        )}
      </PageBody>
    </>
  );
};
