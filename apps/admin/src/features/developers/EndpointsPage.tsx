import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { hasCode } from '../../common/errors.ts';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { readFragment } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { usePolling } from '../../common/use-polling.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { When } from '../../ui/When.tsx';
import styles from './Developers.module.css';
import { EndpointDialog } from './EndpointDialog.tsx';
import { EndpointTag } from './EndpointTag.tsx';
import { EndpointLine, type EndpointLineData, endpointsQuery } from './endpoint-documents.ts';
import { SecretDialog } from './SecretDialog.tsx';

const useTexts = textsOf('common', 'developers');

export const load = ({ client }: Visit): Promise<void> => prefetch(client, endpointsQuery, {});

export const Page = () => {
  const { common, developers } = useTexts();
  const words = developers.endpoint;
  const refusal = usePermissionRefusal('MANAGE_WEBHOOKS');
  const [{ data, error }, again] = useQuery({ query: endpointsQuery });
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const list = data?.webhookEndpoints;
  const endpoints = list?.nodes.map((node) => readFragment(EndpointLine, node)) ?? [];
  usePolling(
    endpoints.some(({ pendingDeliveries }) => pendingDeliveries > 0),
    endpointsQuery,
    {},
  );

  if (hasCode(error, 'FORBIDDEN')) return <EmptyState title={common.forbiddenTitle} text={refusal ?? ''} />;
  return (
    <>
      <div className={styles.bar}>
        <p className="muted">{words.text}</p>
        <ReasonedButton appearance="primary" reason={refusal} onClick={() => setAdding(true)}>
          {words.add}
        </ReasonedButton>
      </div>
      {list ? <EndpointTable endpoints={endpoints} /> : <NoAnswerYet error={error} again={again} rows={4} />}
      {adding ? <EndpointDialog onSecret={setSecret} onClose={() => setAdding(false)} /> : null}
      {secret ? (
        <SecretDialog title={words.secretTitle} secret={secret} onClose={() => setSecret(null)}>
          <p>{words.secretText}</p>
        </SecretDialog>
      ) : null}
    </>
  );
};

const EndpointTable = ({ endpoints }: { readonly endpoints: readonly EndpointLineData[] }) => {
  const { developers } = useTexts();
  const words = developers.endpoint;
  const format = useFormat();
  const columns: readonly Column<EndpointLineData>[] = [
    {
      key: 'url',
      label: words.url,
      kind: 'name',
      cell: ({ id, url, description }) => (
        <NameCell
          title={
            <Link to="/developers/endpoints/$endpointId" params={{ endpointId: id }} className={styles.url}>
              {url}
            </Link>
          }
          sub={description}
        />
      ),
    },
    {
      key: 'state',
      label: words.state,
      cell: (endpoint) => <EndpointTag endpoint={endpoint} />,
    },
    {
      key: 'types',
      label: words.types,
      cell: ({ types }) => (types ? words.typeCount(format.number(types.length)) : words.everyType),
    },
    {
      key: 'pending',
      label: words.pending,
      kind: 'number',
      cell: ({ pendingDeliveries }) => format.number(pendingDeliveries),
    },
    { key: 'failing', label: words.failingSince, cell: ({ failingSince }) => <When at={failingSince} time /> },
    { key: 'since', label: words.since, cell: ({ createdAt }) => <When at={createdAt} /> },
  ];
  return (
    <DataTable
      label={developers.webhooks}
      columns={columns}
      rows={endpoints}
      keyOf={({ id }) => id}
      empty={words.empty}
    />
  );
};
