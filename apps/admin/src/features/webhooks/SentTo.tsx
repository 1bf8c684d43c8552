import { Link } from '@tanstack/react-router';
import type { EventDelivery } from './delivery-documents.ts';
import { DeliveryTag } from './EndpointTags.tsx';
import styles from './Webhooks.module.css';

/** What each endpoint got of an event, by where it goes to. */
export const SentTo = ({ deliveries }: { readonly deliveries: readonly EventDelivery[] }) =>
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
