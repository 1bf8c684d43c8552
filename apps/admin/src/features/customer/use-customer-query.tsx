import type { ReactNode } from 'react';
import { type TypedDocumentNode, useQuery } from 'urql';
import { Failed } from '../../common/Failed.tsx';
import { LateSkeleton } from '../../ui/Skeleton.tsx';

type Answer<Customer> = { readonly customer: Customer | null };

/** The customer a section shows, or what to show until it is there. The page above says when there is none. */
export const useCustomerQuery = <Customer,>(
  query: TypedDocumentNode<Answer<Customer>, { id: string }>,
  id: string,
): { readonly customer: Customer } | { readonly instead: ReactNode } => {
  const [{ data, error }, again] = useQuery({ query, variables: { id } });
  if (data?.customer) return { customer: data.customer };
  if (error) return { instead: <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} /> };
  return { instead: data ? null : <LateSkeleton rows={5} /> };
};
