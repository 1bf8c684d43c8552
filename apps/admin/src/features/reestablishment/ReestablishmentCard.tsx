import { Link } from '@tanstack/react-router';
import type { ReestablishItem } from '../../common/commands/affected.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import type { ReestablishmentData } from './fragments.ts';
import styles from './Reestablishment.module.css';
import { RequestAgain } from './ReestablishmentState.tsx';
import { RestorationList } from './RestorationList.tsx';

const useTexts = textsOf('reestablishment', 'requests');

type Props = { readonly wayBack: ReestablishmentData; readonly items: readonly ReestablishItem[] };

/** On a receipt: where the way back is, and once the customer is one again, what did not come back with it. */
export const ReestablishmentCard = ({ wayBack, items }: Props) => {
  const words = useTexts().reestablishment;
  return (
    <div className={styles.onScreen}>
      <Card title={words.title}>
        <div className={styles.stack}>
          {wayBack.reestablishedBy ? <Reestablished wayBack={wayBack} items={items} /> : <NotYet wayBack={wayBack} />}
        </div>
      </Card>
    </div>
  );
};

const NotYet = ({ wayBack }: { readonly wayBack: ReestablishmentData }) => {
  const words = useTexts().reestablishment;
  const format = useFormat();
  const { latestRequest } = wayBack;
  return (
    <>
      <p>
        {latestRequest === null
          ? words.nothing
          : latestRequest.state === 'SENT'
            ? words.waiting(format.date(latestRequest.expiresAt))
            : words.lastOne[latestRequest.state]}
      </p>
      <p className="muted">{words.nothingText}</p>
      <div className={styles.actions}>
        <RequestAgain wayBack={wayBack} />
        {latestRequest ? (
          <Link to="/requests" search={{ item: latestRequest.id }}>
            {words.openRequest}
          </Link>
        ) : null}
      </div>
    </>
  );
};

const Reestablished = ({ wayBack, items }: Props) => {
  const { reestablishment: words, requests } = useTexts();
  const format = useFormat();
  const { reestablishedBy, customerId, customerName } = wayBack;
  if (!reestablishedBy) return null;
  return (
    <>
      <div className={styles.actions}>
        <p>{words.reestablishedOn(format.date(reestablishedBy.establishedAt))}</p>
        {reestablishedBy.state === 'ACTIVE' ? (
          <Link to="/customers/$customerId/account" params={{ customerId }}>
            {requests.toCustomer(customerName)}
          </Link>
        ) : (
          <p>{words.removedAgain}</p>
        )}
      </div>
      {reestablishedBy.state === 'ACTIVE' ? <Items items={items} customerId={customerId} /> : null}
    </>
  );
};

const Items = ({ items, customerId }: { readonly items: readonly ReestablishItem[]; readonly customerId: string }) => {
  const words = useTexts().reestablishment;
  const left = items.filter(({ done }) => !done).length;
  if (items.length === 0) return <p className="muted">{words.nothingLost}</p>;
  return (
    <section aria-label={words.checklist}>
      <h3 tabIndex={-1} data-refocus="">
        {words.checklist}
      </h3>
      <p className={styles.left} role="status">
        {left === 0 ? words.checklistDone : words.left(left)}
      </p>
      <RestorationList items={items} customerId={customerId} />
    </section>
  );
};
