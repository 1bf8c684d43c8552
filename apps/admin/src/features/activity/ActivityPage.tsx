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
import { EventPanel } from './EventPanel.tsx';
import { EventTable } from './EventTable.tsx';
import { useDeliveries } from './use-deliveries.ts';
import { useEvents } from './use-events.ts';

export const ActivityPage = () => {
  const { pages, vocabulary } = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/activity' });
  const words = pages.activity;
  const types = eventTypesOf(vocabulary.eventType);
  const type: EventType | undefined = types.find((known) => known === search.type);

  const { list, nodes, listed, fresh, hasMore, loading, error } = useEvents(type);
  const deliveries = useDeliveries(
    fresh.map(({ id }) => id),
    listed,
  );
  const { item, ...place } = search;
  const open = (next: string | undefined) =>
    void navigate({
      to: '/activity',
      search: next ? { ...place, item: next } : place,
      replace: item !== undefined,
      resetScroll: false,
    });
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
            <Arrivals count={fresh.length} say={(count) => words.arrived(format.number(count))} />
            <EventTable
              events={nodes}
              fresh={fresh.length}
              deliveriesOf={(id) => deliveries.get(id) ?? []}
              selected={item}
              onOpen={open}
            />
            <MoreRows
              hasMore={hasMore}
              loading={loading}
              failed={error !== null}
              onMore={list.loadMore}
              onRetry={list.retry}
            />
          </>
        )}
        {item ? <EventPanel id={item} onClose={() => open(undefined)} /> : null}
      </PageBody>
    </>
  );
};
