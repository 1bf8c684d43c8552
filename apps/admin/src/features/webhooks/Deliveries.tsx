import { Button } from '@fluentui/react-components';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Failed } from '../../app/fallbacks.tsx';
import { readFragment } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { Choice } from '../../ui/Choice.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { Attempts } from './Attempts.tsx';
import { DeliveryTable } from './DeliveryTable.tsx';
import { DeliveryLine, deliveriesQuery } from './delivery-documents.ts';
import { endpointQuery } from './endpoint-documents.ts';
import { type DeliveriesSearch, deliveryStates } from './search.ts';
import { usePolling } from './use-polling.ts';
import styles from './Webhooks.module.css';

const pageSize = 50;

type Props = { readonly endpointId: string; readonly refusal: string | null };

/** What was and will be sent to an endpoint, the newest event first. */
export const Deliveries = ({ endpointId, refusal }: Props) => {
  const { vocabulary } = useTexts();
  const developers = useDeveloperTexts();
  const words = developers.delivery;
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/developers/endpoints/$endpointId' });
  const { state, item, before } = search;
  const variables = { id: endpointId, last: pageSize, ...(before ? { before } : {}), ...(state ? { state } : {}) };
  const [{ data, error }, again] = useQuery({ query: deliveriesQuery, variables, requestPolicy: 'cache-and-network' });
  const page = data?.node?.__typename === 'WebhookEndpoint' ? data.node.deliveries : null;
  const deliveries = [...(page?.nodes ?? [])].reverse().map((node) => readFragment(DeliveryLine, node));
  const shown = deliveries.find(({ id }) => id === item);
  // Nobody is told when something is queued for an endpoint or has been tried.
  usePolling(page !== null, deliveriesQuery, variables);
  usePolling(page !== null, endpointQuery, { id: endpointId });

  const show = (next: DeliveriesSearch, replace = false) =>
    void navigate({
      to: '/developers/endpoints/$endpointId',
      params: { endpointId },
      search: next,
      replace,
      resetScroll: false,
    });
  const { item: _item, ...place } = search;
  return (
    <section aria-labelledby="deliveries">
      <div className={styles.bar}>
        <h2 id="deliveries" className={styles.subheading} tabIndex={-1} data-refocus="">
          {words.title}
        </h2>
        <Choice
          label={words.state}
          value={state ?? ''}
          onChange={(value) => {
            const wanted = deliveryStates.find((one) => one === value);
            show(wanted ? { state: wanted } : {});
          }}
        >
          <option value="">{words.anyState}</option>
          {deliveryStates.map((one) => (
            <option key={one} value={one}>
              {words.states[one]}
            </option>
          ))}
        </Choice>
      </div>
      {page ? (
        <DeliveryTable
          deliveries={deliveries}
          selected={item}
          refusal={refusal}
          empty={state ? words.noMatch : words.empty}
          onOpen={(id) => show({ ...place, item: id }, item !== undefined)}
        />
      ) : error ? (
        <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LateSkeleton rows={5} />
      )}
      <div className={styles.pages}>
        {before ? <Button onClick={() => show(state ? { state } : {})}>{words.newest}</Button> : null}
        {page?.pageInfo.hasPreviousPage && page.pageInfo.startCursor ? (
          <Button onClick={() => show({ ...(state ? { state } : {}), before: page.pageInfo.startCursor ?? '' })}>
            {words.older}
          </Button>
        ) : null}
      </div>
      {shown ? (
        <SidePanel
          of={shown.id}
          title={`${words.details}: ${vocabulary.eventType[shown.event.type]}`}
          onClose={() => show(place)}
        >
          <Attempts log={shown.attemptLog} />
        </SidePanel>
      ) : null}
    </section>
  );
};
