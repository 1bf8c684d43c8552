import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { type FragmentOf, readFragment } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Note } from '../../ui/Note.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { When } from '../../ui/When.tsx';
import { Blocked } from './Blocked.tsx';
import { Deliveries } from './Deliveries.tsx';
import styles from './Developers.module.css';
import { EndpointActions } from './EndpointActions.tsx';
import { EndpointTag } from './EndpointTag.tsx';
import { EndpointLine, type EndpointLineData, endpointQuery } from './endpoint-documents.ts';

const useTexts = textsOf('developers', 'eventTypes');

export const load = ({ client, params }: Visit<'endpointId'>): Promise<void> =>
  prefetch(client, endpointQuery, { id: params.endpointId });

export const Page = () => {
  const { developers } = useTexts();
  const words = developers.endpoint;
  const { endpointId } = useParams({ from: '/partner/developers/endpoints/$endpointId' });
  const refusal = usePermissionRefusal('MANAGE_WEBHOOKS');
  const [{ data, error }, again] = useQuery({ query: endpointQuery, variables: { id: endpointId } });
  const node: FragmentOf<typeof EndpointLine> | null = data?.node?.__typename === 'WebhookEndpoint' ? data.node : null;

  if (!data) return <NoAnswerYet page error={error} again={again} rows={6} />;
  if (!node)
    return (
      <EmptyState page title={words.gone} text={words.goneText}>
        <Link to="/developers">{developers.title}</Link>
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
        beside={<EndpointTag endpoint={endpoint} />}
        below={<span className={styles.url}>{endpoint.url}</span>}
      />
      <PageBody>
        <div className={styles.bar}>
          <EndpointActions endpoint={endpoint} refusal={refusal} />
        </div>
        {endpoint.stateReason ? (
          <div className={styles.facts}>
            <Note>{endpoint.stateReason}</Note>
          </div>
        ) : null}
        <Settings endpoint={endpoint} />
        <Blocked endpointId={endpoint.id} refusal={refusal} />
        <Deliveries endpointId={endpoint.id} refusal={refusal} />
      </PageBody>
    </>
  );
};

const Settings = ({ endpoint }: { readonly endpoint: EndpointLineData }) => {
  const { developers, eventTypes } = useTexts();
  const words = developers.endpoint;
  const format = useFormat();
  const { description, types, pendingDeliveries, oldestPendingSince, failingSince, pausesAt, createdAt, publicKey } =
    endpoint;
  return (
    <div className={styles.facts}>
      <DescriptionList
        items={[
          [words.description, description],
          [words.types, types ? types.map((type) => eventTypes[type]).join(' · ') : words.everyType],
          [words.pending, format.number(pendingDeliveries)],
          [words.oldest, oldestPendingSince ? <When key="oldest" at={oldestPendingSince} time inline /> : null],
          [words.failingSince, failingSince ? <When key="failing" at={failingSince} time inline /> : null],
          [words.pausesAt, pausesAt ? <When key="pauses" at={pausesAt} time inline /> : null],
          [words.since, <When key="since" at={createdAt} inline />],
          [words.publicKey, publicKey ? <code className={styles.url}>{publicKey}</code> : null],
        ]}
      />
    </div>
  );
};
