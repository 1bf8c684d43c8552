import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format.ts';
import { type FragmentOf, graphql, readFragment } from '../../app/graphql.ts';
import { Card } from '../../ui/Card.tsx';
import { useRequestTexts } from '../requests/use-request-texts.ts';
import { ReestablishChecklist } from './fragments.ts';
import { ItemList } from './ItemList.tsx';
import styles from './Reestablish.module.css';

export const CustomerReestablish = graphql(
  `
    fragment CustomerReestablish on Customer {
      id
      relationship {
        id
        establishedAt
        previousReceipt {
          ...ReestablishChecklist
        }
      }
    }
  `,
  [ReestablishChecklist],
);

/** On a customer's Account after it came back: what is left to do; once nothing is, a line that leads to it. */
export const ReestablishCard = ({ customer }: { readonly customer: FragmentOf<typeof CustomerReestablish> }) => {
  const words = useRequestTexts().wayBack;
  const format = useFormat();
  const { id, relationship } = readFragment(CustomerReestablish, customer);
  const receipt = relationship.previousReceipt;
  if (!receipt) return null;
  const left = receipt.reestablish.filter(({ done }) => !done).length;
  const toReceipt = (
    <Link to="/removals/$receiptId" params={{ receiptId: receipt.id }}>
      {words.receipt}
    </Link>
  );
  const since = format.date(relationship.establishedAt);
  if (left === 0)
    return (
      <div className={`${styles.actions} ${styles.done}`}>
        <p>
          {words.reestablishedOn(since)} {words.checklistDone}
        </p>
        {toReceipt}
      </div>
    );
  return (
    <Card title={words.checklist} beside={toReceipt}>
      <p className={styles.left} tabIndex={-1} data-refocus="">
        {words.accountText(since)} {words.left(left)}
      </p>
      <ItemList items={receipt.reestablish} customerId={id} />
    </Card>
  );
};
