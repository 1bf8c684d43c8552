import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import type { RemovalBlockerKind } from '../../app/vocabulary.ts';
import { Tag } from '../../ui/Tag.tsx';
import styles from './CustomerTable.module.css';

const shown = 2;

export const RemovalState = ({ kinds }: { readonly kinds: readonly RemovalBlockerKind[] }) => {
  const { pages, vocabulary } = useTexts();
  const format = useFormat();
  if (kinds.length === 0) return <Tag tone="good">{pages.customers.removable}</Tag>;
  const rest = kinds.slice(shown).map((kind) => vocabulary.blockerKind[kind]);
  return (
    <span className={styles.tags}>
      <span className="visually-hidden">{pages.customers.blocked}</span>
      {kinds.slice(0, shown).map((kind) => (
        <Tag key={kind}>{vocabulary.blockerKind[kind]}</Tag>
      ))}
      {rest.length > 0 ? (
        <span className={styles.more} title={rest.join('\n')}>
          <span aria-hidden="true">+{format.number(rest.length)}</span>
          <span className="visually-hidden">{pages.customers.more(format.number(rest.length))}</span>
        </span>
      ) : null}
    </span>
  );
};
