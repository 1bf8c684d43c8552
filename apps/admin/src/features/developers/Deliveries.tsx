import { Button } from '@fluentui/react-components';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { failureText, run } from '../../common/commands/outcome.ts';
import { Attempts, DeliveryTag } from '../../common/deliveries/EventDeliveries.tsx';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { readFragment } from '../../common/graphql.ts';
import { useNotify } from '../../common/Notices.tsx';
import { usePolling } from '../../common/use-polling.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Note } from '../../ui/Note.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { When } from '../../ui/When.tsx';
import styles from './Developers.module.css';
import { DeliveryLine, type DeliveryLineData, deliveriesQuery, redeliver } from './delivery-documents.ts';
import { endpointQuery } from './endpoint-documents.ts';
import { type DeliveriesSearch, deliveryStates } from './search.ts';

const useTexts = textsOf('activity', 'common', 'deliveries', 'eventTypes', 'vocabulary');

type DeliveryTableProps = {
  readonly deliveries: readonly DeliveryLineData[];
  readonly selected: string | undefined;
  readonly refusal: string | null;
  readonly empty: string;
  readonly onOpen: (deliveryId: string) => void;
};

const DeliveryTable = ({ deliveries, selected, refusal, empty, onOpen }: DeliveryTableProps) => {
  const texts = useTexts();
  const { activity, common, deliveries: words, eventTypes } = texts;
  const format = useFormat();
  const client = useClient();
  const notify = useNotify();
  const sendAgain = async (deliveryId: string) => {
    const outcome = await run(client, redeliver, { deliveryId });
    notify(outcome.done ? { text: words.sentAgain } : { text: failureText(texts, outcome), tone: 'failed' });
  };
  const columns: readonly Column<DeliveryLineData>[] = [
    {
      key: 'event',
      label: words.event,
      kind: 'name',
      cell: ({ id, event }) => (
        <NameCell
          title={<LinkButton onClick={() => onOpen(id)}>{eventTypes[event.type]}</LinkButton>}
          sub={event.customerName}
        />
      ),
    },
    {
      key: 'sequence',
      label: activity.sequence,
      kind: 'number',
      cell: ({ event }) => format.number(event.sequence),
    },
    {
      key: 'state',
      label: words.state,
      cell: ({ state, attempts }) => <DeliveryTag state={state} attempts={attempts} />,
    },
    { key: 'cause', label: words.cause, cell: ({ cause }) => texts.vocabulary.WebhookDeliveryCause[cause] },
    { key: 'attempts', label: words.attempts, kind: 'number', cell: ({ attempts }) => format.number(attempts) },
    { key: 'next', label: words.next, cell: ({ nextAttemptAt }) => <When at={nextAttemptAt} time /> },
    { key: 'finished', label: words.finished, cell: ({ finishedAt }) => <When at={finishedAt} time /> },
    {
      key: 'actions',
      label: common.actions,
      kind: 'actions',
      cell: ({ id, event }) => (
        <ReasonedButton
          size="small"
          reason={refusal}
          about={`${eventTypes[event.type]} ${event.sequence}`}
          onClick={() => void sendAgain(id)}
        >
          {words.again}
        </ReasonedButton>
      ),
    },
  ];
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={deliveries}
      keyOf={({ id }) => id}
      selected={selected}
      onOpen={({ id }) => onOpen(id)}
      empty={empty}
    />
  );
};

const pageSize = 50;

type DeliveriesProps = { readonly endpointId: string; readonly refusal: string | null };

/** What was and will be sent to an endpoint, the newest event first. */
export const Deliveries = ({ endpointId, refusal }: DeliveriesProps) => {
  const { deliveries: words, eventTypes, vocabulary } = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ from: '/partner/developers/endpoints/$endpointId' });
  const { state, item, before } = search;
  const variables = { id: endpointId, last: pageSize, ...(before ? { before } : {}), ...(state ? { state } : {}) };
  const [{ data, error }, again] = useQuery({ query: deliveriesQuery, variables, requestPolicy: 'cache-and-network' });
  const page = data?.node?.__typename === 'WebhookEndpoint' ? data.node.deliveries : null;
  const deliveries = [...(page?.nodes ?? [])].reverse().map((node) => readFragment(DeliveryLine, node));
  const shown = deliveries.find(({ id }) => id === item);
  // No event says that something was queued for an endpoint or tried.
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
    <div>
      <div className={styles.bar}>
        <h2 className={styles.subheading} tabIndex={-1} data-refocus="">
          {words.title}
        </h2>
        <Choice
          label={words.state}
          value={state ?? ''}
          onChange={(value) => {
            const wanted = deliveryStates.find((one) => one === value);
            show(wanted ? { state: wanted } : {});
          }}
          none={words.anyState}
          options={deliveryStates.map((one) => [one, vocabulary.WebhookDeliveryState[one]])}
        />
      </div>
      {page ? (
        <DeliveryTable
          deliveries={deliveries}
          selected={item}
          refusal={refusal}
          empty={state ? words.noMatch : words.empty}
          onOpen={(id) => show({ ...place, item: id }, item !== undefined)}
        />
      ) : (
        <NoAnswerYet error={error} again={again} rows={5} />
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
          title={`${words.details}: ${eventTypes[shown.event.type]}`}
          onClose={() => show(place)}
        >
          {shown.skipReason ? <Note>{words.skippedBy(shown.skippedBy?.name ?? '', shown.skipReason)}</Note> : null}
          <Attempts log={shown.attemptLog} />
        </SidePanel>
      ) : null}
    </div>
  );
};
