import type { AnyVariables, Client, TypedDocumentNode } from 'urql';
import type { RawSearch } from './search.ts';

/** What a page's `load` is given: the client, and where in the page one goes. */
export type Visit<Param extends string = never> = {
  readonly client: Client;
  readonly params: Readonly<Record<Param, string>>;
  readonly search: RawSearch;
};

/**
 * For a route's loader: waits for the first answer; when there is one already, it is shown immediately and fetched again
 * behind it. That there was nothing may have changed: it is asked again before it is said again.
 */
export const prefetch = async <Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<void> => {
  const known = client.readQuery(document, variables)?.data;
  const asked = client.query(document, variables, { requestPolicy: 'network-only' }).toPromise();
  const saysSomething = known && Object.values(known).some((value) => value !== null);
  if (!saysSomething) await asked;
};
