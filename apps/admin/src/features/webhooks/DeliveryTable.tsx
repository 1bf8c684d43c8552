import { useClient } from 'urql';
import { useFormat } from '../../app/format.ts';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { When } from '../../ui/When.tsx';
import { run } from '../commands/perform.ts';
import { failureText } from '../commands/use-command.ts';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { type DeliveryLineData, redeliver } from './delivery-documents.ts';
import { DeliveryTag } from './EndpointTags.tsx';

type Props = {
  readonly deliveries: readonly DeliveryLineData[];
  readonly selected: string | undefined;
  readonly refusal: string | null;
  readonly empty: string;
  readonly onOpen: (deliveryId: string) => void;
};

export const DeliveryTable = ({ deliveries, selected, refusal, empty, onOpen }: Props) => {
  const texts = useTexts();
  const { pages, vocabulary } = texts;
  const developers = useDeveloperTexts();
  const words = developers.delivery;
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
          title={<LinkButton onClick={() => onOpen(id)}>{vocabulary.eventType[event.type]}</LinkButton>}
          sub={event.customerName}
        />
      ),
    },
    {
      key: 'sequence',
      label: pages.activity.sequence,
      kind: 'number',
      cell: ({ event }) => format.number(event.sequence),
    },
    {
      key: 'state',
      label: words.state,
      cell: ({ state, attempts }) => <DeliveryTag state={state} attempts={attempts} />,
    },
    { key: 'cause', label: words.cause, cell: ({ cause }) => words.causes[cause] },
    { key: 'attempts', label: words.attempts, kind: 'number', cell: ({ attempts }) => format.number(attempts) },
    { key: 'next', label: words.next, cell: ({ nextAttemptAt }) => <When at={nextAttemptAt} time /> },
    { key: 'finished', label: words.finished, cell: ({ finishedAt }) => <When at={finishedAt} time /> },
    {
      key: 'actions',
      label: pages.items.actions,
      kind: 'actions',
      cell: ({ id, event }) => (
        <ReasonedButton
          size="small"
          reason={refusal}
          about={`${vocabulary.eventType[event.type]} ${event.sequence}`}
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
