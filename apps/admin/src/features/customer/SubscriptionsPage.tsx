import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { graphql } from '../../common/graphql.ts';
import { SubscriptionItem } from '../../common/items/items.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import type { OfferKind } from '../../vocabulary.ts';
import { membersOf } from '../../vocabulary.ts';
import { anyOffer, BuyDialog } from '../purchase/BuyDialog.tsx';
import { SubscriptionPanel } from './SubscriptionPanel.tsx';
import { SubscriptionTable } from './SubscriptionTable.tsx';
import { AvailableContact } from './SupportContacts.tsx';
import { loadCustomer, useCustomerQuery } from './use-customer-query.tsx';

const useTexts = textsOf('purchase', 'vocabulary');

const subscriptionsQuery = graphql(
  `
    query Subscriptions($id: ID!) {
      customer(id: $id) {
        id
        companyName
        availableSupportContacts { ...AvailableContact }
        subscriptions(first: 100) { totalCount nodes { ...SubscriptionItem } }
      }
    }
  `,
  [AvailableContact, SubscriptionItem],
);

export const load = loadCustomer(subscriptionsQuery);

const from = '/partner/customers/$customerId/subscriptions' as const;

export const Page = () => {
  const { purchase, vocabulary } = useTexts();
  const mayNotBuy = usePermissionRefusal('PLACE_ORDER');
  const { customerId } = useParams({ from });
  const { item, buy, ...search } = useSearch({ from });
  const offers = membersOf(vocabulary.OfferKind).find((kind) => kind === search.offers);
  const navigate = useNavigate();
  const answer = useCustomerQuery(subscriptionsQuery);
  if ('instead' in answer) return answer.instead;

  const { customer } = answer;
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
    <>
      <SubscriptionTable
        subscriptions={customer.subscriptions}
        selected={item}
        actions={
          <ReasonedButton appearance="primary" reason={mayNotBuy} onClick={() => goOnBuying(anyOffer)}>
            {purchase.buy}
          </ReasonedButton>
        }
        onOpen={open}
      />
      <SubscriptionPanel
        subscription={customer.subscriptions.nodes.find(({ id }) => id === item)}
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
    </>
  );
};
