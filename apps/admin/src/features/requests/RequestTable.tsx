import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { When } from '../../ui/When.tsx';
import type { RequestData } from './documents.ts';
import { RequestTag } from './RequestTag.tsx';
import { addresseeOf } from './sent.ts';
import { shownEnd } from './shown-end.ts';
import { useRequestTexts } from './use-request-texts.ts';

type Props = {
  readonly requests: readonly RequestData[];
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
};

export const RequestTable = ({ requests, selected, onOpen }: Props) => {
  const words = useRequestTexts();
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
      cell: ({ includeDelegatedAdmin, indirectProvider }) => (
        <span>
          {includeDelegatedAdmin ? words.withAdmin : words.withoutAdmin}
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
