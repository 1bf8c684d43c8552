import { Link, useParams } from '@tanstack/react-router';
import { type Client, useQuery } from 'urql';
import { prefetch } from '../../app/client.ts';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { type FragmentOf, readFragment } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { Note } from '../../ui/Note.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { When } from '../../ui/When.tsx';
import { usePermissionRefusal } from '../commands/refusal.ts';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { Deliveries } from './Deliveries.tsx';
import { EndpointActions } from './EndpointActions.tsx';
import { EndpointTag } from './EndpointTags.tsx';
import { EndpointLine, type EndpointLineData, endpointQuery } from './endpoint-documents.ts';
import styles from './Webhooks.module.css';

export const loadEndpoint = (client: Client, id: string): Promise<void> => prefetch(client, endpointQuery, { id });

export const EndpointPage = () => {
  const { common } = useTexts();
  const developers = useDeveloperTexts();
  const words = developers.endpoint;
  const { endpointId } = useParams({ from: '/shell/developers/endpoints/$endpointId' });
  const refusal = usePermissionRefusal('MANAGE_WEBHOOKS');
  const [{ data, error }, again] = useQuery({ query: endpointQuery, variables: { id: endpointId } });
  const node: FragmentOf<typeof EndpointLine> | null = data?.node?.__typename === 'WebhookEndpoint' ? data.node : null;

  if (error && !data) return <Failed page error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return <LateSkeleton rows={6} />;
  if (!node)
    return (
      <EmptyState page title={words.gone} text={words.goneText}>
        <Link to="/developers">{common.developers}</Link>
      </EmptyState>
    );
  const endpoint = readFragment(EndpointLine, node);
  return (
    <>
      <PageHeader
        title={new URL(endpoint.url).host}
        above={
          <Breadcrumb here={developers.webhooks}>
            <Link to="/developers">{developers.title}</Link>
          </Breadcrumb>
        }
        beside={<EndpointTag state={endpoint.state} failing={endpoint.failingSince !== null} />}
        below={<span className={styles.url}>{endpoint.url}</span>}
      />
      <PageBody>
        <div className={styles.bar}>
          <EndpointActions endpoint={endpoint} refusal={refusal} />
        </div>
        {endpoint.stateReason ? (
          <div className={styles.facts}>
            <Note lang="en">{endpoint.stateReason}</Note>
          </div>
        ) : null}
        <Settings endpoint={endpoint} />
        <Deliveries endpointId={endpoint.id} refusal={refusal} />
      </PageBody>
    </>
  );
};

const Settings = ({ endpoint }: { readonly endpoint: EndpointLineData }) => {
  const { vocabulary } = useTexts();
  const developers = useDeveloperTexts();
  const words = developers.endpoint;
  const format = useFormat();
  const { description, types, pendingDeliveries, failingSince, pausesAt, createdAt, publicKey } = endpoint;
  return (
    <div className={styles.facts}>
      <Facts
        facts={[
          [words.description, description],
          [words.types, types ? types.map((type) => vocabulary.eventType[type]).join(', ') : words.everyType],
          [words.pending, format.number(pendingDeliveries)],
          [words.failingSince, failingSince ? <When key="failing" at={failingSince} time inline /> : null],
          [words.pausesAt, pausesAt ? <When key="pauses" at={pausesAt} time inline /> : null],
          [words.since, <When key="since" at={createdAt} inline />],
          [words.publicKey, publicKey ? <code className={styles.url}>{publicKey}</code> : null],
        ]}
      />
    </div>
  );
};
