import { useMemo } from 'react';
import { useClient } from 'urql';
import { readFragment } from '../../app/graphql.ts';
import { usePagedList } from '../../app/use-paged-list.ts';
import type { EventType } from '../../app/vocabulary.ts';
import type { LiveEvent } from '../live/documents.ts';
import { useLive } from '../live/use-live.ts';
import { EventLine, type EventNode, openEvents } from './events.ts';

/** What came in after a list of events was read, newest first: it stands on top of the list. */
export const eventsAbove = (
  live: readonly LiveEvent[],
  { newest, type }: { readonly newest: number; readonly type: EventType | undefined },
): readonly LiveEvent[] =>
  live.filter((event) => event.sequence > newest && (type === undefined || event.type === type));

/** The log from its end, growing at the top as things happen. */
export const useEvents = (type: EventType | undefined, size?: number) => {
  const client = useClient();
  const { events, generation } = useLive();
  const list = useMemo(() => openEvents(client, type, size), [client, type, size, generation]);
  const page = usePagedList(list);
  const first = page.nodes[0];
  const newest = first ? readFragment(EventLine, first).sequence : 0;
  const fresh = page.loading && !first ? [] : eventsAbove(events, { newest, type });
  const nodes: readonly EventNode[] = [...fresh, ...page.nodes];
  return { ...page, list, nodes, listed: page.nodes, fresh };
};
