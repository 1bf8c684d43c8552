import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Client, useQuery } from 'urql';
import { prefetch } from '../../app/client.ts';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { readFragment } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { When } from '../../ui/When.tsx';
import { usePermissionRefusal } from '../commands/refusal.ts';
import { SecretDialog } from '../developers/SecretDialog.tsx';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { EndpointDialog } from './EndpointDialog.tsx';
import { EndpointTag } from './EndpointTags.tsx';
import { EndpointLine, type EndpointLineData, endpointsQuery } from './endpoint-documents.ts';
import { usePolling } from './use-polling.ts';
import styles from './Webhooks.module.css';

export const loadEndpoints = (client: Client): Promise<void> => prefetch(client, endpointsQuery, {});

export const EndpointsPage = () => {
  const { common } = useTexts();
  const developers = useDeveloperTexts();
  const words = developers.endpoint;
  const refusal = usePermissionRefusal('MANAGE_WEBHOOKS');
  const [{ data, error }, again] = useQuery({ query: endpointsQuery });
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const endpoints = data?.webhookEndpoints.nodes.map((node) => readFragment(EndpointLine, node)) ?? [];
  usePolling(
    endpoints.some(({ pendingDeliveries }) => pendingDeliveries > 0),
    endpointsQuery,
    {},
  );

  if (error?.graphQLErrors.some(({ extensions }) => extensions.code === 'FORBIDDEN'))
    return <EmptyState title={common.forbiddenTitle} text={refusal ?? ''} />;
  return (
    <>
      <div className={styles.bar}>
        <p className="muted">{words.text}</p>
        <ReasonedButton appearance="primary" reason={refusal} onClick={() => setAdding(true)}>
          {words.add}
        </ReasonedButton>
      </div>
      {data ? (
        <EndpointTable endpoints={endpoints} />
      ) : error ? (
        <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LateSkeleton rows={4} />
      )}
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
  const developers = useDeveloperTexts();
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
      cell: ({ state, failingSince }) => <EndpointTag state={state} failing={failingSince !== null} />,
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
