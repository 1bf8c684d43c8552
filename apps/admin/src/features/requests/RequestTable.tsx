import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import type { RelationshipRequestState } from '../../vocabulary.ts';
import type { RequestData } from './documents.ts';
import { addresseeOf } from './LinkDialog.tsx';

const useTexts = textsOf('requests', 'vocabulary');

const tones: Readonly<Record<RelationshipRequestState, Tone>> = {
  SENT: 'info',
  ACCEPTED: 'good',
  DECLINED: 'attention',
  EXPIRED: 'neutral',
  REVOKED: 'neutral',
};

export const RequestTag = ({ state }: { readonly state: RelationshipRequestState }) => (
  <Tag tone={tones[state]}>{useTexts().vocabulary.RelationshipRequestState[state]}</Tag>
);

/** When a request was answered, or until when it can be; null for a revoked one, whose expiry counts no more. */
export const shownEnd = ({
  state,
  answeredAt,
  expiresAt,
}: Pick<RequestData, 'state' | 'answeredAt' | 'expiresAt'>): string | null =>
  state === 'REVOKED' ? null : (answeredAt ?? expiresAt);

type Props = {
  readonly requests: readonly RequestData[];
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
};

export const RequestTable = ({ requests, selected, onOpen }: Props) => {
  const words = useTexts().requests;
  const columns: readonly Column<RequestData>[] = [
    {
      key: 'to',
      label: words.to,
      kind: 'name',
      cell: (request) => (
        <NameCell
          title={<LinkButton onClick={() => onOpen(request.id)}>{addresseeOf(request) ?? words.anyone}</LinkButton>}
          sub={request.customerName ? request.customerEmail : null}
        />
      ),
    },
    {
      key: 'asks',
      label: words.asks,
      cell: ({ granularAdmin, indirectProvider }) => (
        <span>
          {granularAdmin ? words.withAdmin : words.withoutAdmin}
          {indirectProvider ? <span className="muted"> · {words.via(indirectProvider.name)}</span> : null}
        </span>
      ),
    },
    { key: 'state', label: words.filter, cell: ({ state }) => <RequestTag state={state} /> },
    { key: 'made', label: words.made, cell: ({ createdAt }) => <When at={createdAt} /> },
    { key: 'by', label: words.by, cell: ({ createdBy }) => createdBy.name },
    { key: 'end', label: words.end, cell: (request) => <When at={shownEnd(request)} /> },
  ];
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={requests}
      keyOf={({ id }) => id}
      selected={selected}
      onOpen={({ id }) => onOpen(id)}
      empty=""
    />
  );
};
