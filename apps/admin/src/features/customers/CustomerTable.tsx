import { Button } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FragmentOf } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { CustomerCells, type CustomerRow } from './CustomerRow.tsx';
import styles from './CustomerTable.module.css';
import { rowAfterKey } from './row-keys.ts';

type Props = {
  readonly customers: readonly (FragmentOf<typeof CustomerRow> & { readonly id: string })[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly stale: boolean;
  readonly failed: boolean;
  readonly scroll: number;
  readonly onMore: () => void;
  readonly onRetry: () => void;
};

const rowHeight = () => (window.matchMedia('(max-width: 800px)').matches ? 72 : 44);
const loadAhead = 30; // rows

export const CustomerTable = ({
  customers,
  total,
  hasMore,
  loading,
  stale,
  failed,
  scroll,
  onMore,
  onRetry,
}: Props) => {
  const { common, pages } = useTexts();
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
  const arrival = useRef(scroll);
  useLayoutEffect(() => {
    // Newer browsers answer scrollTo with a promise, which React would take for a clean-up.
    window.scrollTo(0, arrival.current);
  }, []);

  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loading && !failed && lastShown >= customers.length - loadAhead) onMore();
  }, [hasMore, loading, failed, lastShown, customers.length, onMore]);

  const move = (event: KeyboardEvent) => {
    const next = rowAfterKey({ key: event.key, current, count: customers.length });
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    virtualizer.scrollToIndex(next);
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  };

  const { customers: words } = pages;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows are virtual, which a table element cannot place
    <div
      ref={table}
      role="table"
      aria-label={words.title}
      aria-rowcount={total + 1}
      aria-busy={stale}
      className={styles.table}
      onKeyDown={move}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a heading row takes no focus */}
      <div role="row" aria-rowindex={1} className={styles.head}>
        {[words.company, words.domain, words.country, words.state, words.established].map((label) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the headings do not sort
          <div role="columnheader" key={label}>
            {label}
          </div>
        ))}
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
                if (event.target instanceof HTMLAnchorElement || window.getSelection()?.toString()) return;
                void navigate({ to: '/customers/$customerId/subscriptions', params: { customerId: customer.id } });
              }}
            >
              <CustomerCells
                customer={customer}
                index={index}
                current={index === current}
                onCurrent={() => setCurrent(index)}
              />
            </div>
          ) : null;
        })}
      </div>
      {failed ? (
        <p className={styles.foot}>
          {common.failedTitle} <Button onClick={onRetry}>{common.retry}</Button>
        </p>
      ) : hasMore ? (
        <p className={styles.foot}>{common.loading}</p>
      ) : null}
    </div>
  );
};
