import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { textsOf } from '../../texts/use-texts.ts';
import { SearchInput } from '../../ui/SearchInput.tsx';
import { graphql } from '../graphql.ts';
import { useTyped } from './use-typed.ts';

const useTexts = textsOf('activity');

const foundQuery = graphql(`
  query CustomersToFilterBy($search: String!) {
    customers(first: 10, filter: { search: $search }) { nodes { id companyName domain } }
    removals(first: 10, filter: { search: $search }) { nodes { id customerId customerName customerTenantId } }
  }
`);

const chosenQuery = graphql(`
  query CustomerToFilterBy($id: ID!) {
    customer(id: $id) { id companyName }
    removals(first: 1, filter: { customerId: $id }) { nodes { id customerName } }
  }
`);

type Props = {
  readonly value: string | undefined;
  readonly onChange: (customerId: string | undefined) => void;
};

/** One customer, of the list or removed, chosen from what its name, domain or tenant id finds. */
export const CustomerFilter = ({ value, onChange }: Props) => {
  const { filters } = useTexts().activity;
  const list = useId();
  /** null: the field shows who is chosen. */
  const [text, setText] = useState<string | null>(null);
  const [asked, setAsked] = useState('');
  const [, setTyped] = useTyped(asked, setAsked);
  const [found] = useQuery({ query: foundQuery, variables: { search: asked }, pause: asked === '' });
  const [chosen] = useQuery({ query: chosenQuery, variables: { id: value ?? '' }, pause: value === undefined });
  const name = value ? (chosen.data?.customer?.companyName ?? chosen.data?.removals?.nodes[0]?.customerName ?? '') : '';
  const options = new Map(
    [
      ...(found.data?.removals?.nodes ?? []).map((one) => [
        one.customerId,
        `${one.customerName} (${one.customerTenantId})`,
      ]),
      ...(found.data?.customers?.nodes ?? []).map((one) => [
        one.id,
        one.domain ? `${one.companyName} (${one.domain})` : one.companyName,
      ]),
    ].map(([id = '', label = '']) => [id, label] as const),
  );
  const change = (next: string) => {
    const id = [...options].find(([, label]) => label === next)?.[0];
    setText(id === undefined ? next : null);
    setTyped(id === undefined ? next : '');
    if (id !== undefined) onChange(id);
    else if (next === '' && value !== undefined) onChange(undefined);
  };
  return (
    <>
      <SearchInput
        label={filters.customer}
        value={text ?? name}
        list={list}
        onChange={change}
        onLeave={() => setText(null)}
      />
      <datalist id={list}>
        {[...options].map(([id, label]) => (
          <option key={id} value={label} />
        ))}
      </datalist>
    </>
  );
};
