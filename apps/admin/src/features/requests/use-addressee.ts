import { useQuery } from 'urql';
import { formerCustomerQuery, providersQuery, removedCustomerQuery } from './documents.ts';
import type { RequestsSearch } from './search.ts';

/** Whom a new request is for, as its address says; empty: whoever has the link. */
export type Addressee = {
  readonly receiptId?: string;
  readonly customerId?: string;
  readonly name?: string;
  /** What was asked last. */
  readonly before?: { readonly customerEmail: string | null; readonly includeDelegatedAdmin: boolean };
};

/** null until its name is known. */
export const useAddressee = ({ receipt, customer }: RequestsSearch): Addressee | null => {
  const [removed] = useQuery({
    query: removedCustomerQuery,
    variables: { receiptId: receipt ?? '' },
    pause: receipt === undefined,
  });
  const [former] = useQuery({
    query: formerCustomerQuery,
    variables: { customerId: customer ?? '' },
    pause: receipt !== undefined || customer === undefined,
  });
  if (receipt !== undefined) {
    if (!removed.data && !removed.error) return null;
    const node = removed.data?.node;
    if (node?.__typename !== 'RemovalReceipt') return { receiptId: receipt };
    const { customerName, latestRequest } = node;
    return { receiptId: receipt, name: customerName, ...(latestRequest ? { before: latestRequest } : {}) };
  }
  if (customer === undefined) return {};
  if (!former.data && !former.error) return null;
  const name = former.data?.events.nodes[0]?.customerName;
  return { customerId: customer, ...(name ? { name } : {}) };
};

/** The indirect providers this partner sells through; none unless it is an indirect reseller. */
export const useProviders = () => useQuery({ query: providersQuery })[0].data?.viewer?.indirectProviders ?? [];
