import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useFormat } from '../texts/format.ts';
import { textsOf } from '../texts/use-texts.ts';
import styles from './Table.module.css';

const useTexts = textsOf('common');

export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  readonly kind?: 'name' | 'number' | 'actions';
};

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Shown where there are no rows. */
  readonly empty: string;
  readonly selected?: string | undefined;
  /** How many rows, from the top, have just come. */
  readonly fresh?: number;
  /** What a click anywhere in the row does; the same must be reachable by a link or button in it. */
  readonly onOpen?: (row: Row) => void;
};

/** Arrow keys go from a row's first control to that of the next row. */
const moveBetweenRows = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  const rows = [...event.currentTarget.rows];
  const at = rows.findIndex((row) => row.contains(event.target as Node));
  const next = rows[at + step]?.querySelector<HTMLElement>('a, button');
  if (!next) return;
  event.preventDefault();
  next.focus();
};

export const DataTable = <Row,>({ label, columns, rows, keyOf, empty, selected, fresh = 0, onOpen }: Props<Row>) => {
  const frame = useRef<HTMLElement>(null);
  if (rows.length === 0)
    return (
      <div className={styles.frame}>
        <p className={styles.empty}>{empty}</p>
      </div>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section ref={frame} className={styles.frame} aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, label: heading, kind }) => (
              <th key={key} scope="col" className={kind ? styles[kind] : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveBetweenRows}>
          {rows.map((row, at) => (
            <tr
              key={keyOf(row)}
              data-key={keyOf(row)}
              data-fresh={at < fresh || undefined}
              data-selected={keyOf(row) === selected || undefined}
              style={onOpen ? { cursor: 'pointer' } : undefined}
              onClick={(event) => {
                const inControl = event.target instanceof Element && event.target.closest('a, button, dialog');
                if (!inControl && event.currentTarget.contains(event.target as Node)) onOpen?.(row);
              }}
            >
              {columns.map(({ key, label: heading, cell, kind }) => (
                <td
                  key={key}
                  className={kind ? styles[kind] : undefined}
                  data-label={kind === 'name' ? undefined : heading}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

export const NameCell = ({
  title,
  sub,
  nested = false,
}: {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly nested?: boolean;
}) => (
  <div className={nested ? styles.nested : undefined}>
    <span className={styles.title}>{title}</span>
    {sub ? <span className="sub">{sub}</span> : null}
  </div>
);

type SectionProps = {
  readonly title: string;
  readonly note?: string;
  /** The connection whose items the section shows: what it leaves out is said. */
  readonly of: { readonly totalCount: number; readonly nodes: readonly unknown[] };
  /** What can be done about the whole: buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

export const TableSection = ({ title, note, of, actions, children }: SectionProps) => {
  const { common } = useTexts();
  const format = useFormat();
  const { totalCount, nodes } = of;
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 tabIndex={-1} data-refocus="">
          {title}
        </h2>
        {actions}
      </div>
      {note ? <p className={styles.note}>{note}</p> : null}
      {children}
      {totalCount > nodes.length ? (
        <p className={styles.more}>{common.firstOf(format.number(nodes.length), format.number(totalCount))}</p>
      ) : null}
    </section>
  );
};
