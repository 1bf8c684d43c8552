import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Client } from 'urql';
import { prefetch } from '../../app/client.ts';
import { graphql } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { TableSection } from '../../ui/DataTable.tsx';
import { SubscriptionItem } from '../commands/items.ts';
import { useCustomerQuery } from '../customer/use-customer-query.tsx';
import { withAddOnsBelow } from './order.ts';
import { SubscriptionPanel } from './SubscriptionPanel.tsx';
import { SubscriptionTable } from './SubscriptionTable.tsx';

const subscriptionsQuery = graphql(
  `
    query Subscriptions($id: ID!) {
      customer(id: $id) {
        id
        subscriptions(first: 100) {
          totalCount
          nodes {
            ...SubscriptionItem
          }
        }
      }
    }
  `,
  [SubscriptionItem],
);

export const loadSubscriptions = (client: Client, id: string): Promise<void> =>
  prefetch(client, subscriptionsQuery, { id });

const from = '/shell/customers/$customerId/subscriptions' as const;

export const SubscriptionsPage = () => {
  const { pages } = useTexts();
  const { customerId } = useParams({ from });
  const { item } = useSearch({ from });
  const navigate = useNavigate();
  const answer = useCustomerQuery(subscriptionsQuery, customerId);
  if ('instead' in answer) return answer.instead;

  const subscriptions = withAddOnsBelow(answer.customer.subscriptions.nodes);
  const open = (next: string | undefined) =>
    void navigate({
      to: '/customers/$customerId/subscriptions',
      params: { customerId },
      search: next ? { item: next } : {},
      replace: item !== undefined,
      resetScroll: false,
    });
  return (
    <TableSection title={pages.customer.subscriptions} of={answer.customer.subscriptions}>
      <SubscriptionTable subscriptions={subscriptions} selected={item} onOpen={open} />
      <SubscriptionPanel subscription={subscriptions.find(({ id }) => id === item)} onClose={() => open(undefined)} />
    </TableSection>
  );
};
