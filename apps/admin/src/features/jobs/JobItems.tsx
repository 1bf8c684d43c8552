import { Button } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { use, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useClient, useQuery } from 'urql';
import { graphql } from '../../common/graphql.ts';
import { JobStep } from '../../common/removal-jobs/documents.ts';
import { ItemTag } from '../../common/removal-jobs/JobTags.tsx';
import { StepList } from '../../common/removal-jobs/StepList.tsx';
import { useFormat } from '../../texts/format.ts';
import { LanguageContext, textsOf } from '../../texts/use-texts.ts';
import { LateSkeleton } from '../../ui/Skeleton.tsx';
import { When } from '../../ui/When.tsx';
import { type ItemListState, type JobItem, openItemList, partsOf } from './item-list.ts';
import styles from './JobItems.module.css';
import type { JobSearch } from './search.ts';

const useTexts = textsOf('common', 'jobs', 'removalJobs');

type Props = {
  readonly jobId: string;
  readonly state: JobSearch['state'];
  /** Whether a process works on it. */
  readonly active: boolean;
  /** How many of its customers are in which state: it changes when they do. */
  readonly counts: string;
  readonly total: number;
};

const rowHeight = 44;
const loadAhead = 30; // rows
const everyMs = 1_000;

/** While another list's first page is on its way, the rows of the one before stay. */
const useItemList = (jobId: string, state: JobSearch['state']) => {
  const client = useClient();
  const language = use(LanguageContext);
  const list = useMemo(() => openItemList(client, jobId, partsOf(state)), [client, jobId, state, language]);
  const current = useSyncExternalStore(list.watch, list.state);
  const kept = useRef<ItemListState>(current);
  if (current.answered) kept.current = current;
  return { list, ...(current.answered ? current : { ...kept.current, loading: true, failed: current.failed }) };
};

export const JobItems = ({ jobId, state, active, counts, total }: Props) => {
  const { common, jobs: words } = useTexts();
  const { list, items, answered, hasMore, loading, failed } = useItemList(jobId, state);
  const frame = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 10,
    scrollMargin: top,
  });
  const rows = virtualizer.getVirtualItems();
  useLayoutEffect(() => setTop(frame.current?.offsetTop ?? 0));

  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loading && !failed && last >= items.length - loadAhead) list.loadMore();
  }, [hasMore, loading, failed, last, items.length, list]);

  const shown = useRef({ first, last });
  shown.current = { first, last };
  // What was done since the last look, also in one turn of a job that otherwise waits.
  useEffect(() => {
    if (!active) void list.refresh(shown.current.first, shown.current.last);
  }, [active, counts, list]);
  useEffect(() => {
    if (!active) return;
    let timer = setTimeout(follow, everyMs);
    async function follow() {
      if (document.visibilityState === 'visible') await list.refresh(shown.current.first, shown.current.last);
      timer = setTimeout(follow, everyMs);
    }
    return () => clearTimeout(timer);
  }, [active, list]);

  if (!answered && failed) return <Retry onRetry={list.loadMore} />;
  if (!answered) return <LateSkeleton rows={6} />;
  if (items.length === 0 && !hasMore) return <p className={styles.empty}>{words.noneInState}</p>;
  const toggle = (id: string) =>
    setOpened((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <div className={styles.frame}>
      <ul
        ref={frame}
        className={styles.list}
        aria-label={words.results}
        aria-busy={loading}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {rows.map(({ index, start, key }) => {
          const item = items[index];
          return item ? (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={styles.row}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <ItemRow item={item} open={opened.has(item.id)} onToggle={() => toggle(item.id)} />
            </li>
          ) : null;
        })}
      </ul>
      {failed ? <Retry onRetry={list.loadMore} /> : hasMore ? <p className={styles.foot}>{common.loading}</p> : null}
    </div>
  );
};

const Retry = ({ onRetry }: { readonly onRetry: () => void }) => {
  const { common } = useTexts();
  return (
    <p className={styles.foot}>
      {common.failedTitle} <Button onClick={onRetry}>{common.retry}</Button>
    </p>
  );
};

type RowProps = { readonly item: JobItem; readonly open: boolean; readonly onToggle: () => void };

const ItemRow = ({ item, open, onToggle }: RowProps) => {
  const { jobs: words } = useTexts();
  const { id, customerId, customerName, customer, state, stepCount, remaining } = item;
  const hasMore = stepCount > 0 || remaining.length > 0;
  return (
    <>
      <div className={styles.line}>
        {hasMore ? (
          <Button
            size="small"
            appearance="subtle"
            icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
            aria-label={words.details(customerName)}
            aria-expanded={open}
            aria-controls={`${id}-details`}
            onClick={onToggle}
          />
        ) : (
          <span />
        )}
        <span className={styles.name}>
          {customer ? (
            <Link to="/customers/$customerId/account" params={{ customerId }}>
              {customerName}
            </Link>
          ) : (
            customerName
          )}
        </span>
        <span>
          <ItemTag state={state} />
        </span>
        <div className={styles.result}>
          <Result item={item} />
        </div>
      </div>
      {hasMore && open ? (
        <div id={`${id}-details`} className={styles.details}>
          {remaining.length > 0 ? (
            <section>
              <h3 className={styles.heading}>{words.remaining}</h3>
              <ul className={styles.remaining}>
                {remaining.map(({ blockerId, subjectName, message }) => (
                  <li key={blockerId}>
                    <strong>{subjectName}</strong> – {message}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {stepCount > 0 ? <ItemSteps id={id} stepCount={stepCount} state={state} /> : null}
        </div>
      ) : null}
    </>
  );
};

const named = 3;

/** What became of it, in a line: its receipt, why not, what blocks, or what it waits for. */
const Result = ({ item }: { readonly item: JobItem }) => {
  const { jobs: words } = useTexts();
  const format = useFormat();
  const { receipt, message, reasonCode, remaining, state, dueAt, finishedAt, stepCount } = item;
  const names = remaining.slice(0, named).map(({ subjectName }) => subjectName);
  const rest = remaining.length - names.length;
  const blockedBy =
    names.length > 0
      ? `${words.blockedBy} ${names.join(' · ')}${rest > 0 ? ` ${words.more(format.number(rest))}` : ''}`
      : null;
  return (
    <>
      {receipt ? (
        <Link
          to="/removals/$receiptId"
          params={{ receiptId: receipt.id }}
          aria-label={words.receiptOf(item.customerName)}
        >
          {words.receipt}
        </Link>
      ) : null}
      {/* What blocks says more than that something does. */}
      {message && !(reasonCode === 'BLOCKED' && blockedBy) ? <span>{message}</span> : null}
      {state === 'WAITING' ? (
        dueAt === null ? (
          <span>{words.untilClear}</span>
        ) : (
          <span>
            {words.until} <When at={dueAt} time inline />
          </span>
        )
      ) : null}
      {blockedBy ? <span className={reasonCode === 'BLOCKED' ? undefined : styles.also}>{blockedBy}</span> : null}
      {blockedBy === null && stepCount > 0 && state === 'COMPLETED' ? (
        <span className="muted">{words.steps(format.number(stepCount))}</span>
      ) : null}
      {finishedAt && state === 'COMPLETED' ? (
        <span className={styles.finished}>{format.dateTime(finishedAt)}</span>
      ) : null}
    </>
  );
};

const stepsQuery = graphql(
  `
    query JobItemSteps($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on RemovalJobItem {
          steps(first: 100) {
            nodes { ...JobStep }
            totalCount
          }
        }
      }
    }
  `,
  [JobStep],
);

const ItemSteps = ({ id, stepCount, state }: Pick<JobItem, 'id' | 'stepCount' | 'state'>) => {
  const { common, removalJobs } = useTexts();
  const format = useFormat();
  const [{ data }, again] = useQuery({
    query: stepsQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  // A retry plans new ones.
  useEffect(() => again({ requestPolicy: 'network-only' }), [again, stepCount, state]);
  const steps = data?.node?.__typename === 'RemovalJobItem' ? data.node.steps : null;
  if (!steps) return null;
  return (
    <section>
      <h3 className={styles.heading}>{removalJobs.steps}</h3>
      <StepList steps={steps.nodes} />
      {steps.totalCount > steps.nodes.length ? (
        <p className="muted">{common.firstOf(format.number(steps.nodes.length), format.number(steps.totalCount))}</p>
      ) : null}
    </section>
  );
};
