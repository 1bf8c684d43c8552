import { Button } from '@fluentui/react-components';
import { type ComponentProps, useMemo } from 'react';
import { useQuery } from 'urql';
import { countryCodes } from '../../common/countries.ts';
import { useTyped } from '../../common/filters/use-typed.ts';
import { graphql } from '../../common/graphql.ts';
import { oneIn, withoutUndefined } from '../../common/search.ts';
import { useEndsItself } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { SearchInput } from '../../ui/SearchInput.tsx';
import { membersOf } from '../../vocabulary.ts';
import styles from './Filters.module.css';
import {
  boundsOf,
  type CustomersSearch,
  customerOrders,
  customerStates,
  isFiltered,
  isSpan,
  releaseStates,
  removalDates,
  termEnds,
} from './search.ts';

const useTexts = textsOf('customers', 'vocabulary');

type Props = {
  readonly search: CustomersSearch;
  readonly onChange: (next: CustomersSearch, replace: boolean) => void;
};

export const Filters = ({ search, onChange }: Props) => {
  const { customers: words, vocabulary } = useTexts();
  const format = useFormat();
  const endsItself = useEndsItself();
  const [typed, setTyped] = useTyped(search.q ?? '', (wanted) => {
    const { q: _before, ...others } = search;
    onChange(wanted ? { ...others, q: wanted } : others, true);
  });

  const countries = useMemo(() => {
    const codes = search.country && !countryCodes.includes(search.country) ? [search.country] : [];
    return format.countries([...countryCodes, ...codes]);
  }, [format, search.country]);

  const choose = (name: Exclude<keyof CustomersSearch, 'reseller'>, value: string) => {
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

  const spanText = (span: string): string => {
    const { after, until } = boundsOf(span);
    if (after === undefined) return until === undefined ? words.anyDate : words.upTo(format.date(until));
    return until === undefined
      ? words.afterDate(format.date(after))
      : words.between(format.date(after), format.date(until));
  };

  return (
    <search className={styles.filters} aria-label={words.title}>
      <div className={styles.search}>
        <SearchInput label={words.search} value={typed} onChange={setTyped} />
      </div>
      {endsItself ? (
        <>
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
          {filter('removableBy', words.anyDate, [
            ...(search.removableBy && isSpan(search.removableBy)
              ? [[search.removableBy, spanText(search.removableBy)] as const]
              : []),
            ...removalDates.map((by) => [by, by === 'now' || by === 'unknown' ? words[by] : words.within(by)] as const),
          ])}
        </>
      ) : null}
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
      {search.reseller ? (
        <ResellerChoice
          id={search.reseller}
          onAny={() => {
            const { reseller: _before, ...others } = search;
            onChange(others, false);
          }}
        />
      ) : null}
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

const resellerQuery = graphql(`
  query Reseller($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on PartnerSummary { name }
    }
  }
`);

/** Whose customers are shown, and back to all. */
const ResellerChoice = ({ id, onAny }: { readonly id: string; readonly onAny: () => void }) => {
  const { customers: words } = useTexts();
  const [{ data }] = useQuery({ query: resellerQuery, variables: { id } });
  const name = data?.node?.__typename === 'PartnerSummary' ? data.node.name : id;
  return <Choice label={words.reseller} value={id} onChange={onAny} none={words.anyReseller} options={[[id, name]]} />;
};
