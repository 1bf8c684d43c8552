import { useNavigate } from '@tanstack/react-router';
import { useClient } from 'urql';
import { CustomerRemoval } from '../../common/commands/affected.ts';
import { graphql } from '../../common/graphql.ts';
import { forgetPosition } from '../../common/lists/list-position.ts';
import { useForgetCustomer } from '../../common/Notices.tsx';

const removalQuery = graphql(
  `
    query CustomerRemovalAgain($id: ID!) {
      customer(id: $id) { ...CustomerRemoval }
    }
  `,
  [CustomerRemoval],
);

/** Leads from a customer that is gone to the receipt; `refresh` brings what blocks one that is not up to date. */
export const useLeave = (customerId: string) => {
  const client = useClient();
  const navigate = useNavigate();
  const forgetCustomer = useForgetCustomer();
  const refresh = () => client.query(removalQuery, { id: customerId }, { requestPolicy: 'network-only' }).toPromise();
  const leave = async (receiptId: string): Promise<void> => {
    forgetPosition();
    forgetCustomer(customerId);
    await navigate({ to: '/removals/$receiptId', params: { receiptId } });
    // Only now is the customer fetched again: its page is gone, and its address says so.
    await refresh();
  };
  return { leave, refresh };
};
