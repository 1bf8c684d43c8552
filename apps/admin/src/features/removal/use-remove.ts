import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../../app/graphql.ts';
import { useForgetCustomer } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { customerQuery } from '../customer/CustomerPage.tsx';
import { forgetPlace } from '../customers/place.ts';
import { Blocker } from './fragments.ts';
import { removalQuery } from './removal-query.ts';

const removeMutation = graphql(
  `
    mutation RemoveResellerRelationship($customerId: ID!, $attestationVersion: String!, $reason: String) {
      result: removeResellerRelationship(
        input: {
          customerId: $customerId
          attestation: true
          attestationVersion: $attestationVersion
          reason: $reason
        }
      ) {
        __typename
        ... on RemoveResellerRelationshipPayload {
          removedCustomerId
          receipt {
            id
          }
        }
        ... on RemovalBlockedError {
          blockers {
            id
            ...Blocker
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [Blocker],
);

type Options = { readonly customerId: string; readonly attestationVersion: string; readonly onClose: () => void };

/** Removes, then leads to the receipt. Refused because something new blocks, the checklist is brought up to date. */
export const useRemove = ({ customerId, attestationVersion, onClose }: Options) => {
  const { common, fromApi, removal } = useTexts();
  const client = useClient();
  const navigate = useNavigate();
  const forgetCustomer = useForgetCustomer();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const remove = async (reason: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const variables = { customerId, attestationVersion, reason: reason || null };
    const { data } = await client.mutation(removeMutation, variables).toPromise();
    if (data?.result.__typename === 'RemoveResellerRelationshipPayload') {
      forgetPlace();
      forgetCustomer(customerId);
      onClose();
      await navigate({ to: '/removals/$receiptId', params: { receiptId: data.result.receipt.id } });
      // Only now is the customer asked for again: the page it stood on is gone, and its address says so.
      await client.query(customerQuery, { id: customerId }, { requestPolicy: 'network-only' }).toPromise();
      return;
    }
    setBusy(false);
    if (!data) {
      setProblem(common.unknownOutcome);
      return;
    }
    const blocked = data.result.__typename === 'RemovalBlockedError';
    if (blocked) await client.query(removalQuery, { id: customerId }, { requestPolicy: 'network-only' }).toPromise();
    setProblem(blocked ? removal.blockedMeanwhile : fromApi ? fromApi.error[data.result.code] : data.result.message);
  };
  return { remove, busy, problem };
};
