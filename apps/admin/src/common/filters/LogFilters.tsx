import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { SearchInput } from '../../ui/SearchInput.tsx';
import { withoutUndefined } from '../search.ts';
import { CustomerFilter } from './CustomerFilter.tsx';
import styles from './LogFilters.module.css';
import { type Person, PersonFilter } from './PersonFilter.tsx';
import type { LogSearch } from './search.ts';
import { useTyped } from './use-typed.ts';

const useTexts = textsOf('activity');

type Props<Search extends LogSearch> = {
  /** Also what the page filters by besides. */
  readonly search: Search;
  /** What the text is looked for in. */
  readonly searchLabel: string;
  readonly seen: readonly Person[];
  /** The list is of one customer already. */
  readonly ofCustomer?: boolean;
  /** The page's own. */
  readonly children?: ReactNode;
  readonly onChange: (search: Search, replace: boolean) => void;
};

/** Customer, person, days and text, all of them in the address. */
export const LogFilters = <Search extends LogSearch>({
  search,
  searchLabel,
  seen,
  ofCustomer = false,
  children,
  onChange,
}: Props<Search>) => {
  const { filters } = useTexts().activity;
  const choose = (name: keyof LogSearch, value: string | undefined, replace = false) => {
    const { [name]: _before, ...others } = search;
    onChange({ ...others, ...withoutUndefined({ [name]: value || undefined }) } as Search, replace);
  };
  const [typed, setTyped] = useTyped(search.q ?? '', (text) => choose('q', text, true));
  const day = (name: 'from' | 'to') => (
    <label className={styles.day}>
      <span>{filters[name]}</span>
      <input
        type="date"
        value={search[name] ?? ''}
        {...(name === 'to' ? { min: search.from } : { max: search.to })}
        onChange={({ target }) => choose(name, target.value)}
      />
    </label>
  );
  return (
    <search className={styles.filters} aria-label={filters.label}>
      <div className={styles.text}>
        <SearchInput label={searchLabel} value={typed} onChange={setTyped} />
      </div>
      {children}
      {ofCustomer ? null : (
        <div className={styles.customer}>
          <CustomerFilter value={search.customer} onChange={(id) => choose('customer', id)} />
        </div>
      )}
      <PersonFilter value={search.person} seen={seen} onChange={(id) => choose('person', id)} />
      <div className={styles.days}>
        {day('from')}
        {day('to')}
      </div>
      {Object.values(search).some(Boolean) ? (
        <Button appearance="subtle" onClick={() => onChange({} as Search, false)}>
          {filters.clear}
        </Button>
      ) : null}
    </search>
  );
};
