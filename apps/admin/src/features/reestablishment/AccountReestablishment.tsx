import { Link } from '@tanstack/react-router';
import { ReestablishChecklist } from '../../common/commands/affected.ts';
import { type FragmentOf, graphql, readFragment } from '../../common/graphql.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import styles from './Reestablishment.module.css';
import { RestorationList } from './RestorationList.tsx';

const useTexts = textsOf('common', 'reestablishment');

export const CustomerReestablish = graphql(
  `
    fragment CustomerReestablish on Customer {
      id
      relationship { id establishedAt previousReceipt { ...ReestablishChecklist } }
    }
  `,
  [ReestablishChecklist],
);

/** On a customer's Account after it came back: what is left to do; once nothing is, a line that leads to it. */
export const AccountReestablishment = ({ customer }: { readonly customer: FragmentOf<typeof CustomerReestablish> }) => {
  const { common, reestablishment: words } = useTexts();
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
        <p>{common.sentences(words.reestablishedOn(since), words.checklistDone)}</p>
        {toReceipt}
      </div>
    );
  return (
    <Card title={words.checklist} beside={toReceipt}>
      <p className={styles.left} tabIndex={-1} data-refocus="">
        {common.sentences(words.accountText(since), words.left(left))}
      </p>
      <RestorationList items={receipt.reestablish} customerId={id} />
    </Card>
  );
};
