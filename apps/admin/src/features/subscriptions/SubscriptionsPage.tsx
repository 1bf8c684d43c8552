import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Client } from 'urql';
import { prefetch } from '../../app/client.ts';
import { graphql } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import type { OfferKind } from '../../app/vocabulary.ts';
import { TableSection } from '../../ui/DataTable.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { SubscriptionItem } from '../commands/items.ts';
import { usePermissionRefusal } from '../commands/refusal.ts';
import { useCustomerQuery } from '../customer/use-customer-query.tsx';
import { anyOffer, BuyDialog } from '../purchase/BuyDialog.tsx';
import { usePurchaseTexts } from '../purchase/use-purchase-texts.ts';
import { AvailableContact } from '../support-contacts/documents.ts';
import { withAddOnsBelow } from './order.ts';
import { SubscriptionPanel } from './SubscriptionPanel.tsx';
import { SubscriptionTable } from './SubscriptionTable.tsx';

const subscriptionsQuery = graphql(
  `
    query Subscriptions($id: ID!) {
      customer(id: $id) {
        id
        companyName
        availableSupportContacts {
          ...AvailableContact
        }
        subscriptions(first: 100) {
          totalCount
          nodes {
            ...SubscriptionItem
          }
        }
      }
    }
  `,
  [AvailableContact, SubscriptionItem],
);

export const loadSubscriptions = (client: Client, id: string): Promise<void> =>
  prefetch(client, subscriptionsQuery, { id });

const from = '/shell/customers/$customerId/subscriptions' as const;

export const SubscriptionsPage = () => {
  const { pages } = useTexts();
  const purchase = usePurchaseTexts();
  const mayNotBuy = usePermissionRefusal('PLACE_ORDER');
  const { customerId } = useParams({ from });
  const { item, buy, offers } = useSearch({ from });
  const navigate = useNavigate();
  const answer = useCustomerQuery(subscriptionsQuery, customerId);
  if ('instead' in answer) return answer.instead;

  const { customer } = answer;
  const subscriptions = withAddOnsBelow(customer.subscriptions.nodes);
  const show = (
    search: { readonly item?: string; readonly buy?: string; readonly offers?: OfferKind },
    replace: boolean,
  ) =>
    void navigate({
      to: '/customers/$customerId/subscriptions',
      params: { customerId },
      search,
      replace,
      resetScroll: false,
    });
  const open = (next: string | undefined) => show(next ? { item: next } : {}, item !== undefined);
  const goOnBuying = (offerId: string | undefined) =>
    show(
      { ...(item ? { item } : {}), ...(offerId ? { buy: offerId, ...(offers ? { offers } : {}) } : {}) },
      buy !== undefined,
    );
  return (
    <TableSection
      title={pages.customer.subscriptions}
      of={customer.subscriptions}
      actions={
        <ReasonedButton appearance="primary" reason={mayNotBuy} onClick={() => goOnBuying(anyOffer)}>
          {purchase.buy}
        </ReasonedButton>
      }
    >
      <SubscriptionTable subscriptions={subscriptions} selected={item} onOpen={open} />
      <SubscriptionPanel
        subscription={subscriptions.find(({ id }) => id === item)}
        contacts={customer.availableSupportContacts}
        onClose={() => open(undefined)}
      />
      {buy && mayNotBuy === null ? (
        <BuyDialog
          customer={customer}
          offerId={buy}
          kind={offers ?? null}
          onKind={(kind) => show({ ...(item ? { item } : {}), buy, ...(kind ? { offers: kind } : {}) }, true)}
          onOffer={(offerId) => goOnBuying(offerId)}
          onOpen={open}
          onClose={() => goOnBuying(undefined)}
        />
      ) : null}
    </TableSection>
  );
};
