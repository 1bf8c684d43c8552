import { ask, type Language } from './app.tsx';

export interface Blocker {
  readonly kind: string;
  readonly message: string;
  readonly subject: { readonly id: string } | null;
  readonly subjectName: string;
  readonly actions: readonly { readonly resolution: string; readonly reason: string | null }[];
}
export interface Customer {
  readonly id: string;
  readonly companyName: string;
  readonly domain: string;
  readonly removalBlockers: readonly Blocker[];
}

/** A partner's customers, as the API lists them in a language. */
export const customersOf = async (filter: object, language: Language = 'en'): Promise<readonly Customer[]> => {
  const { customers } = await ask<{ customers: { nodes: readonly Customer[] } }>(
    `query ($filter: CustomerFilter) { customers(first: 60, filter: $filter) { nodes {
       id companyName domain removalBlockers { kind message subject { id } subjectName actions { resolution reason } } } } }`,
    { filter },
    language,
  );
  return customers.nodes;
};

export const kindsOfBlocker = async (): Promise<readonly string[]> => {
  const { __type } = await ask<{ __type: { enumValues: readonly { readonly name: string }[] } }>(
    '{ __type(name: "RemovalBlockerKind") { enumValues { name } } }',
  );
  return __type.enumValues.map(({ name }) => name);
};

/** A few customers that have every kind of blocker among them. */
export const coveringKinds = (customers: readonly Customer[], kinds: readonly string[]): readonly Customer[] => {
  const kindsOf = ({ removalBlockers }: Customer) => removalBlockers.map(({ kind }) => kind);
  const chosen: Customer[] = [];
  let missing = [...kinds];
  while (missing.length > 0) {
    const gain = (one: Customer) => missing.filter((kind) => kindsOf(one).includes(kind)).length;
    const [best] = [...customers].sort((left, right) => gain(right) - gain(left));
    if (best === undefined || gain(best) === 0) throw new Error(`the demo has no ${missing.join(', ')}`);
    chosen.push(best);
    missing = missing.filter((kind) => !kindsOf(best).includes(kind));
  }
  return chosen;
};
