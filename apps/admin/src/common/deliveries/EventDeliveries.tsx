import { Link } from '@tanstack/react-router';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import { type FragmentOf, readFragment } from '../graphql.ts';
import { AttemptLine, type EventDelivery } from './documents.ts';
import styles from './EventDeliveries.module.css';

const useTexts = textsOf('deliveries', 'vocabulary');

/** What each endpoint got of an event, by where it goes to. */
export const EventDeliveries = ({ deliveries }: { readonly deliveries: readonly EventDelivery[] }) =>
  deliveries.length === 0 ? (
    <span className="muted">–</span>
  ) : (
    <span className={styles.sent}>
      {deliveries.map(({ id, state, attempts, endpoint }) => (
        <span key={id}>
          <DeliveryTag state={state} attempts={attempts} />
          <Link
            to="/developers/endpoints/$endpointId"
            params={{ endpointId: endpoint.id }}
            search={{ item: id }}
            title={endpoint.url}
          >
            {new URL(endpoint.url).host}
          </Link>
        </span>
      ))}
    </span>
  );

/** Every try to deliver, the last one first. */
export const Attempts = ({ log }: { readonly log: readonly FragmentOf<typeof AttemptLine>[] }) => {
  const words = useTexts().deliveries;
  const format = useFormat();
  if (log.length === 0) return <p className="muted">{words.noAttempts}</p>;
  return (
    <ol className={styles.attempts} aria-label={words.details}>
      {log
        .map((one) => readFragment(AttemptLine, one))
        .reverse()
        .map(({ number, at, status, latencyMs, error, answer }) => (
          <li key={number} className={styles.attempt}>
            <div className={styles.attemptHead}>
              <strong>{words.number(format.number(number))}</strong>
              <Tag tone={error === null ? 'good' : 'danger'}>
                {status === null ? words.noAnswer : words.status(String(status))}
              </Tag>
              <span className="muted">{words.latency(format.number(latencyMs))}</span>
            </div>
            <When at={at} time inline />
            {error ? <p>{error}</p> : null}
            {answer ? (
              <details>
                <summary>{words.answer}</summary>
                <pre>{answer}</pre>
              </details>
            ) : null}
          </li>
        ))}
    </ol>
  );
};

type DeliveryState = EventDelivery['state'];

const deliveryTones: Readonly<Record<DeliveryState, Tone>> = {
  PENDING: 'info',
  DELIVERED: 'good',
  SKIPPED: 'neutral',
  DROPPED: 'danger',
};

/** On its way after a failure is not the same as on its way. */
export const DeliveryTag = ({ state, attempts }: { readonly state: DeliveryState; readonly attempts: number }) => {
  const { deliveries: words, vocabulary } = useTexts();
  if (state === 'PENDING' && attempts > 0) return <Tag tone="attention">{words.retrying}</Tag>;
  return <Tag tone={deliveryTones[state]}>{vocabulary.WebhookDeliveryState[state]}</Tag>;
};
