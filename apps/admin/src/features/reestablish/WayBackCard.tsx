import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format.ts';
import { Card } from '../../ui/Card.tsx';
import { useRequestTexts } from '../requests/use-request-texts.ts';
import type { ReestablishItem, WayBackData } from './fragments.ts';
import { ItemList } from './ItemList.tsx';
import styles from './Reestablish.module.css';
import { RequestAgain } from './WayBackState.tsx';

type Props = { readonly wayBack: WayBackData; readonly items: readonly ReestablishItem[] };

/** On a receipt: where the way back is, and once the customer is one again, what did not come back with it. */
export const WayBackCard = ({ wayBack, items }: Props) => {
  const words = useRequestTexts().wayBack;
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

const NotYet = ({ wayBack }: { readonly wayBack: WayBackData }) => {
  const words = useRequestTexts().wayBack;
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
  const texts = useRequestTexts();
  const words = texts.wayBack;
  const format = useFormat();
  const { reestablishedBy, customerId, customerName } = wayBack;
  if (!reestablishedBy) return null;
  return (
    <>
      <div className={styles.actions}>
        <p>{words.reestablishedOn(format.date(reestablishedBy.establishedAt))}</p>
        {reestablishedBy.state === 'ACTIVE' ? (
          <Link to="/customers/$customerId/account" params={{ customerId }}>
            {texts.toCustomer(customerName)}
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
  const words = useRequestTexts().wayBack;
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
      <ItemList items={items} customerId={customerId} />
    </section>
  );
};
