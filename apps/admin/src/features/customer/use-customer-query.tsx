import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type TypedDocumentNode, useQuery } from 'urql';
import { Failed } from '../../common/Failed.tsx';
import { prefetch, type Visit } from '../../common/page.ts';
import { LateSkeleton } from '../../ui/Skeleton.tsx';

type CustomerQuery<Customer> = TypedDocumentNode<{ readonly customer: Customer | null }, { id: string }>;

/** What the page of a section asks for first. */
export const loadCustomer =
  <Customer,>(query: CustomerQuery<Customer>) =>
  ({ client, params }: Visit<'customerId'>): Promise<void> =>
    prefetch(client, query, { id: params.customerId });

/** The customer a section shows, or what to show until it is there. The page above says when there is none. */
export const useCustomerQuery = <Customer,>(
  query: CustomerQuery<Customer>,
): { readonly customer: Customer } | { readonly instead: ReactNode } => {
  const { customerId } = useParams({ from: '/partner/customers/$customerId' });
  const [{ data, error }, again] = useQuery({ query, variables: { id: customerId } });
  if (data?.customer) return { customer: data.customer };
  if (error) return { instead: <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} /> };
  return { instead: data ? null : <LateSkeleton rows={5} /> };
};
