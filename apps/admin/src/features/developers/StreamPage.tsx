import { Button } from '@fluentui/react-components';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { readFragment } from '../../common/graphql.ts';
import { EventLine, type EventNode, type LiveEvent } from '../../common/live/events.ts';
import { useLive } from '../../common/live/live-log.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LiveCount } from '../../ui/LiveCount.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { membersOf } from '../../vocabulary.ts';
import styles from './Developers.module.css';

const useTexts = textsOf('activity', 'developers', 'eventTypes');

export const Page = () => {
  const { activity, developers, eventTypes } = useTexts();
  const words = developers.live;
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: '/partner/developers/stream' });
  const { events, lostAt } = useLive();
  const [held, setHeld] = useState<readonly LiveEvent[] | null>(null);

  const types = membersOf(eventTypes);
  const type = types.find((known) => known === search.type);
  const matching = (all: readonly LiveEvent[]) => all.filter((event) => type === undefined || event.type === type);
  const shown = matching(held ?? events);
  const missed = held === null ? 0 : matching(events).length - shown.length;

  return (
    <>
      <div className={styles.bar}>
        <p className="muted">{words.text}</p>
        <Choice
          label={activity.type}
          value={type ?? ''}
          onChange={(value) =>
            void navigate({ to: '/developers/stream', search: value ? { type: value } : {}, resetScroll: false })
          }
          none={activity.anyType}
          options={types.map((known) => [known, eventTypes[known]])}
        />
        <Button
          icon={held ? <PlayRegular /> : <PauseRegular />}
          aria-pressed={held !== null}
          onClick={() => setHeld(held ? null : events)}
        >
          {held ? words.resume : words.pause}
        </Button>
        {held ? (
          <Tag tone="attention">{words.paused(format.number(missed))}</Tag>
        ) : lostAt ? null : (
          <Tag tone="good">{words.listening}</Tag>
        )}
      </div>
      <LiveCount count={shown.length} say={(count) => activity.arrived(format.number(count))} />
      {shown.length === 0 ? (
        <EmptyState title={words.waiting} text={words.waitingText} />
      ) : (
        <ol className={styles.events}>
          {shown.map((event) => (
            <Line key={event.id} event={event} />
          ))}
        </ol>
      )}
    </>
  );
};

const Line = ({ event }: { readonly event: LiveEvent }) => {
  const format = useFormat();
  const node: EventNode = event;
  const { occurredAt, customerName, actor } = readFragment(EventLine, node);
  const data = {
    id: event.id,
    type: event.type,
    occurredAt,
    customerId: event.customerId,
    actor: { kind: actor.kind, name: actor.name },
    changes: event.changes,
    correlationId: event.correlationId,
    cursor: event.cursor,
  };
  return (
    <li className={styles.event}>
      <details>
        <summary className={styles.summary}>
          <span className={styles.number}>{format.number(event.sequence)}</span>
          <code className={styles.type}>{event.type}</code>
          <span className={styles.about}>{customerName}</span>
          <time dateTime={occurredAt} className={styles.time}>
            {format.time(occurredAt)}
          </time>
        </summary>
        <pre className={styles.data}>{JSON.stringify(data, null, 2)}</pre>
      </details>
    </li>
  );
};
