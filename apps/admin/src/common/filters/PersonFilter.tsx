import { useQuery } from 'urql';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { graphql } from '../graphql.ts';
import { usePermission, useViewer } from '../viewer.ts';

const useTexts = textsOf('activity');

const peopleQuery = graphql(`
  query PeopleToFilterBy {
    users(first: 100) { nodes { id name } }
  }
`);

export type Person = readonly [id: string, name: string];

type Props = {
  readonly value: string | undefined;
  /** Who is seen in what is listed: all there are to choose from for those who may not see the users. */
  readonly seen: readonly Person[];
  readonly onChange: (personId: string | undefined) => void;
};

/** Who did something: a person of the partner's, or whoever else is seen, such as an API key. */
export const PersonFilter = ({ value, seen, onChange }: Props) => {
  const { filters } = useTexts().activity;
  const viewer = useViewer();
  const maySee = usePermission('MANAGE_USERS')?.allowedToViewer ?? false;
  const [{ data }] = useQuery({ query: peopleQuery, pause: !maySee });
  const people = new Map<string, string>([
    ...(value ? [[value, value] as const] : []),
    ...seen,
    ...(viewer ? [[viewer.user.id, viewer.user.name] as const] : []),
    ...(data?.users?.nodes ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  return (
    <Choice
      label={filters.person}
      value={value ?? ''}
      onChange={(id) => onChange(id || undefined)}
      none={filters.anyPerson}
      options={[...people].sort(([, one], [, other]) => one.localeCompare(other))}
    />
  );
};
