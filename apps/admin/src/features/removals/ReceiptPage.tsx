import { Button } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { Link, useParams } from '@tanstack/react-router';
import { type Client, useQuery } from 'urql';
import { prefetch } from '../../app/client.ts';
import { Failed } from '../../app/fallbacks.tsx';
import { graphql } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { hasBegun, ReestablishChecklist, stageOf, WayBack } from '../reestablish/fragments.ts';
import { WayBackCard } from '../reestablish/WayBackCard.tsx';
import { Receipt, ReceiptBody } from './ReceiptBody.tsx';
import styles from './ReceiptPage.module.css';

const receiptQuery = graphql(
  `
    query Receipt($id: ID!) {
      node(id: $id) {
        __typename
        ... on RemovalReceipt {
          id
          customerName
          ...Receipt
          ...WayBack
          ...ReestablishChecklist
        }
      }
    }
  `,
  [Receipt, WayBack, ReestablishChecklist],
);

export const loadReceipt = (client: Client, id: string): Promise<void> => prefetch(client, receiptQuery, { id });

export const ReceiptPage = () => {
  const { common, pages, removal } = useTexts();
  const { receiptId } = useParams({ from: '/shell/removals/$receiptId' });
  const [{ data, error }, again] = useQuery({ query: receiptQuery, variables: { id: receiptId } });
  if (error && !data) return <Failed page error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return <LateSkeleton rows={8} />;
  if (data.node?.__typename !== 'RemovalReceipt')
    return (
      <EmptyState page title={pages.removals.notFound} text={pages.removals.notFoundText}>
        <Link to="/removals">{pages.customer.toRemovals}</Link>
      </EmptyState>
    );
  const wayBack = <WayBackCard wayBack={data.node} items={data.node.reestablish} />;
  return (
    <>
      <PageHeader
        title={removal.receiptDone(data.node.customerName)}
        above={
          <Breadcrumb here={data.node.customerName}>
            <Link to="/removals">{common.removals}</Link>
          </Breadcrumb>
        }
        below={removal.receiptText[stageOf(data.node)]}
        actions={
          <span className={styles.actions}>
            <Button icon={<PrintRegular />} onClick={() => window.print()}>
              {common.print}
            </Button>
          </span>
        }
      />
      <ReceiptBody
        receipt={data.node}
        above={hasBegun(data.node) ? wayBack : null}
        below={hasBegun(data.node) ? null : wayBack}
      />
    </>
  );
};
