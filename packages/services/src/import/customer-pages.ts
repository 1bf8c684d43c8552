import type { ListedCustomer, Store } from '@untether/domain';

const pageSize = 200;

/** A partner's customers with an ACTIVE relationship, in memory that does not grow with their number. */
export async function* customerPages(store: Store, partnerId: string): AsyncGenerator<readonly ListedCustomer[]> {
  let cursor: string | null = null;
  for (;;) {
    const request = { direction: 'forward', limit: pageSize, cursor } as const;
    const { edges, hasNextPage } = await store.listCustomers(partnerId, {}, 'name_asc', request);
    yield edges.map(({ node }) => node);
    if (!hasNextPage) return;
    cursor = edges.at(-1)?.cursor ?? null;
  }
}
