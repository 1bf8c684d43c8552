import { Button } from '@fluentui/react-components';
import { type ComponentProps, useEffect, useMemo, useRef, useState } from 'react';
import { countryCodes } from '../../common/countries.ts';
import { oneIn, withoutUndefined } from '../../common/search.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { SearchInput } from '../../ui/SearchInput.tsx';
import { membersOf } from '../../vocabulary.ts';
import styles from './Filters.module.css';
import {
  type CustomersSearch,
  customerOrders,
  customerStates,
  isFiltered,
  releaseStates,
  removalDates,
  termEnds,
} from './search.ts';

const useTexts = textsOf('customers', 'vocabulary');

type Props = {
  readonly search: CustomersSearch;
  readonly onChange: (next: CustomersSearch, replace: boolean) => void;
};

const typingPause = 200; // milliseconds before what was typed is searched for

export const Filters = ({ search, onChange }: Props) => {
  const { customers: words, vocabulary } = useTexts();
  const format = useFormat();
  const [typed, setTyped] = useState(search.q ?? '');
  const asked = useRef(search.q ?? '');

  useEffect(() => {
    if ((search.q ?? '') === asked.current) return;
    asked.current = search.q ?? '';
    setTyped(asked.current);
  }, [search.q]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wanted;
      const { q: _before, ...others } = search;
      onChange(wanted ? { ...others, q: wanted } : others, true);
    }, typingPause);
    return () => clearTimeout(timer);
  }, [typed, search, onChange]);

  const countries = useMemo(() => {
    const codes = search.country && !countryCodes.includes(search.country) ? [search.country] : [];
    return format.countries([...countryCodes, ...codes]);
  }, [format, search.country]);

  const choose = (name: keyof CustomersSearch, value: string) => {
    const { [name]: _before, ...others } = search;
    const values = {
      blockedBy: membersOf(vocabulary.RemovalBlockerKind),
      sort: customerOrders,
      state: customerStates,
      removableBy: removalDates,
      termEnd: termEnds,
      release: releaseStates,
    } as const;
    const chosen =
      name === 'country' || name === 'q'
        ? value || undefined
        : oneIn({ value }, 'value', values[name] as readonly string[]);
    onChange({ ...others, ...withoutUndefined({ [name]: chosen }) }, false);
  };

  const filter = (
    name: 'state' | 'blockedBy' | 'removableBy' | 'termEnd' | 'release' | 'country',
    none: string,
    options: ComponentProps<typeof Choice>['options'],
  ) => (
    <Choice
      label={words[name]}
      value={search[name] ?? ''}
      onChange={(value) => choose(name, value)}
      none={none}
      options={options}
    />
  );

  return (
    <search className={styles.filters} aria-label={words.title}>
      <div className={styles.search}>
        <SearchInput label={words.search} value={typed} onChange={setTyped} />
      </div>
      {filter(
        'state',
        words.anyState,
        customerStates.map((state) => [state, words[state]]),
      )}
      {filter(
        'blockedBy',
        words.anyBlocker,
        membersOf(vocabulary.RemovalBlockerKind).map((kind) => [kind, vocabulary.RemovalBlockerKind[kind]]),
      )}
      {filter(
        'removableBy',
        words.anyDate,
        removalDates.map((by) => [by, by === 'now' || by === 'unknown' ? words[by] : words.within(by)]),
      )}
      {filter(
        'termEnd',
        words.anyTermEnd,
        termEnds.map((end) => [end, words[end]]),
      )}
      {filter(
        'release',
        words.anyRelease,
        releaseStates.map((state) => [state, words[state]]),
      )}
      {filter('country', words.anyCountry, countries)}
      <Choice
        label={words.sort}
        value={search.sort ?? 'NAME_ASC'}
        onChange={(value) => choose('sort', value)}
        options={customerOrders.map((order) => [order, words.sorts[order]])}
      />
      {isFiltered(search) ? (
        <Button appearance="subtle" onClick={() => onChange(search.sort ? { sort: search.sort } : {}, false)}>
          {words.clearFilters}
        </Button>
      ) : null}
    </search>
  );
};
