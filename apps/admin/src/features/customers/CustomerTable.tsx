import { Button } from '@fluentui/react-components';
import { Link, useNavigate } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type FragmentOf, graphql, readFragment } from '../../common/graphql.ts';
import { useEndsItself } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Late } from '../../ui/Skeleton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { RemovalBlockerKind } from '../../vocabulary.ts';
import styles from './CustomerTable.module.css';
import type { RowSelection } from './selection.ts';

const useTexts = textsOf('common', 'customers', 'vocabulary');

/** How many tags fit in a row. */
const shown = 2;

type RemovalStateProps = { readonly kinds: readonly RemovalBlockerKind[]; readonly asksForRelease: boolean };

const RemovalState = ({ kinds, asksForRelease }: RemovalStateProps) => {
  const { customers, vocabulary } = useTexts();
  const format = useFormat();
  const endsItself = useEndsItself();
  const first = asksForRelease ? shown - 1 : shown;
  const rest = kinds.slice(first).map((kind) => vocabulary.RemovalBlockerKind[kind]);
  return (
    <span className={styles.tags}>
      {asksForRelease ? <Tag tone="info">{customers.requested}</Tag> : null}
      {!endsItself ? null : kinds.length === 0 ? (
        <Tag tone="good">{customers.removable}</Tag>
      ) : (
        <span className="visually-hidden">{customers.blocked}</span>
      )}
      {kinds.slice(0, first).map((kind) => (
        <Tag key={kind} tone="attention">
          {vocabulary.RemovalBlockerKind[kind]}
        </Tag>
      ))}
      {rest.length > 0 ? (
        <span className={styles.more} title={rest.join('\n')}>
          <span aria-hidden="true">+{format.number(rest.length)}</span>
          <span className="visually-hidden">{customers.more(format.number(rest.length))}</span>
        </span>
      ) : null}
    </span>
  );
};

export const CustomerRow = graphql(`
  fragment CustomerRow on Customer {
    id
    companyName
    domain
    country
    blockerKinds
    relationship { id establishedAt }
    releaseRequest { id state }
  }
`);

type CustomerRowProps = {
  readonly customer: FragmentOf<typeof CustomerRow>;
  readonly index: number;
  readonly current: boolean;
  readonly onCurrent: () => void;
  readonly selection: RowSelection | null;
};

const CustomerCells = ({ customer, index, current, onCurrent, selection }: CustomerRowProps) => {
  const { customers: words } = useTexts();
  const { id, companyName, domain, country, blockerKinds, relationship, releaseRequest } = readFragment(
    CustomerRow,
    customer,
  );
  const format = useFormat();
  return (
    <>
      {selection ? (
        // biome-ignore lint/a11y/useSemanticElements: the rows are virtual, which a table element cannot place
        <div role="cell" className={styles.select}>
          <input
            type="checkbox"
            aria-label={words.selection.row(companyName)}
            checked={selection.isSelected(id)}
            disabled={!selection.isOffered}
            tabIndex={current ? 0 : -1}
            onFocus={onCurrent}
            onClick={({ shiftKey }) => selection.toggle(index, shiftKey)}
            onChange={() => undefined}
          />
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: the rows are virtual, which a table element cannot place */}
      <div role="cell" className={styles.company}>
        <Link
          to="/customers/$customerId/subscriptions"
          params={{ customerId: id }}
          className={styles.link}
          data-row={index}
          tabIndex={current ? 0 : -1}
          onFocus={onCurrent}
        >
          {companyName}
        </Link>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="cell" className={styles.domain}>
        {domain ?? <span className="muted">–</span>}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="cell" className={styles.country}>
        {country ? format.country(country) : <span className="muted">–</span>}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="cell">
        <RemovalState kinds={blockerKinds} asksForRelease={releaseRequest?.state === 'OPEN'} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="cell" className={styles.since}>
        {format.date(relationship.establishedAt)}
      </div>
    </>
  );
};

const page = 10;

/** The row a key leads to; null for a key that does not move. */
export const rowAfterKey = ({
  key,
  current,
  count,
}: {
  readonly key: string;
  readonly current: number;
  readonly count: number;
}): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined || count === 0 ? null : Math.min(Math.max(current + step, 0), count - 1);
};

/** Says that the list goes on by itself. */
export const Seeking = ({ onPause }: { readonly onPause: () => void }) => {
  const { customers } = useTexts();
  return (
    <Late>
      <p className={styles.foot} role="status">
        {customers.seeking} <Button onClick={onPause}>{customers.stop}</Button>
      </p>
    </Late>
  );
};

type CustomerTableProps = {
  /** What is listed. */
  readonly of: string;
  readonly customers: readonly (FragmentOf<typeof CustomerRow> & { readonly id: string })[];
  /** null where it is not known. */
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly seeking: boolean;
  readonly paused: boolean;
  readonly stale: boolean;
  readonly failed: boolean;
  readonly scroll: number;
  /** Without it rows cannot be selected. */
  readonly selection: RowSelection | null;
  readonly onMore: () => void;
  readonly onPause: () => void;
  readonly onRetry: () => void;
};

const rowHeight = () => (window.matchMedia('(max-width: 800px)').matches ? 72 : 36);
const loadAhead = 30; // rows

export const CustomerTable = ({
  of,
  customers,
  total,
  hasMore,
  loading,
  seeking,
  paused,
  stale,
  failed,
  scroll,
  selection,
  onMore,
  onPause,
  onRetry,
}: CustomerTableProps) => {
  const { common, customers: words } = useTexts();
  const endsItself = useEndsItself();
  const navigate = useNavigate();
  const table = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [current, setCurrent] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count: customers.length,
    estimateSize: rowHeight,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: 120,
  });
  const rows = virtualizer.getVirtualItems();

  useLayoutEffect(() => setTop(table.current?.offsetTop ?? 0), []);
  const arrived = useRef<string>(undefined);
  // Rows that stay keep their elements when another list takes this one's place: a press on one is not lost.
  useLayoutEffect(() => {
    if (arrived.current === of) return;
    arrived.current = of;
    setCurrent(0);
    window.scrollTo(0, scroll);
  }, [of, scroll]);

  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loading && !paused && !failed && lastShown >= customers.length - loadAhead) onMore();
  }, [hasMore, loading, paused, failed, lastShown, customers.length, onMore]);

  const move = (event: KeyboardEvent) => {
    if (event.key === ' ' && selection && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      selection.toggle(current, event.shiftKey);
      return;
    }
    const next = rowAfterKey({ key: event.key, current, count: customers.length });
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    virtualizer.scrollToIndex(next);
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows are virtual, which a table element cannot place
    <div
      ref={table}
      role="table"
      aria-label={words.title}
      aria-rowcount={total === null ? -1 : total + 1}
      aria-busy={stale}
      className={styles.table}
      data-selectable={selection !== null || undefined}
      onKeyDown={move}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a heading row takes no focus */}
      <div role="row" aria-rowindex={1} className={styles.head}>
        {selection ? (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the checkbox in it takes the focus
          <div role="columnheader" className={styles.select}>
            <input
              ref={(box) => {
                if (box) box.indeterminate = selection.loaded === 'some';
              }}
              type="checkbox"
              aria-label={words.selection.loaded}
              checked={selection.loaded === 'all'}
              disabled={!selection.isOffered}
              onChange={selection.toggleLoaded}
            />
          </div>
        ) : null}
        {[words.company, words.domain, words.country, endsItself ? words.state : words.release, words.established].map(
          (label) => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: the headings do not sort
            <div role="columnheader" key={label}>
              {label}
            </div>
          ),
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div
        role="rowgroup"
        className={styles.body}
        data-stale={stale || undefined}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {rows.map(({ index, start, size }) => {
          const customer = customers[index];
          return customer ? (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: the link in the row takes the focus
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens the link in the row
            <div
              key={customer.id}
              role="row"
              aria-rowindex={index + 2}
              className={styles.row}
              style={{ height: size, transform: `translateY(${start - top}px)` }}
              onClick={(event) => {
                const inControl = event.target instanceof Element && event.target.closest(`a, .${styles.select}`);
                if (inControl || window.getSelection()?.toString()) return;
                void navigate({ to: '/customers/$customerId/subscriptions', params: { customerId: customer.id } });
              }}
            >
              <CustomerCells
                customer={customer}
                index={index}
                current={index === current}
                onCurrent={() => setCurrent(index)}
                selection={selection}
              />
            </div>
          ) : null;
        })}
      </div>
      {failed ? (
        <p className={styles.foot}>
          {common.failedTitle} <Button onClick={onRetry}>{common.retry}</Button>
        </p>
      ) : seeking ? (
        <Seeking onPause={onPause} />
      ) : paused && hasMore ? (
        <p className={styles.foot}>
          <Button onClick={onMore}>{words.seekOn}</Button>
        </p>
      ) : hasMore ? (
        <p className={styles.foot}>{common.loading}</p>
      ) : null}
    </div>
  );
};
