import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { graphql } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useProviders } from '../../common/providers.ts';
import { useEndsItself } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Note } from '../../ui/Note.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EventTable } from '../activity/EventTable.tsx';
import { useEvents } from '../activity/events.ts';
import { BlockedByChart, DateChart } from './Charts.tsx';
import { EndpointAlarms } from './EndpointAlarms.tsx';
import styles from './OverviewPage.module.css';
import { stateOf } from './outlooks.ts';
import { Resellers } from './Resellers.tsx';

const useTexts = textsOf('overview', 'vocabulary');

const RunningJobs = lazy(() => import('../jobs/RunningJobs.tsx'));

const portfolioQuery = graphql(`
  query Portfolio {
    portfolio {
      customers
      byOutlook { outlook customers }
      byReseller {
        resellerId
        reseller { id name }
        customers
        byOutlook { outlook customers }
      }
      blockedBy { kind outlook customers }
      byNextPossibleDate { after until unknown customers }
      releaseRequests
      extending { customers subscriptions }
    }
  }
`);

export const load = ({ client }: Visit): Promise<void> => prefetch(client, portfolioQuery, {});

export const Page = () => {
  const { overview: words, vocabulary } = useTexts();
  const format = useFormat();
  const endsItself = useEndsItself();
  const [{ data, error }, again] = useQuery({ query: portfolioQuery });
  if (!data?.portfolio)
    return (
      <>
        <PageHeader title={words.title} />
        <NoAnswerYet error={error} again={again} rows={6} />
      </>
    );
  const { customers, byOutlook, byReseller, blockedBy, byNextPossibleDate, releaseRequests, extending } =
    data.portfolio;
  const ready = byOutlook.find(({ outlook }) => outlook === 'READY')?.customers ?? 0;
  const counts = [
    { label: words.customers, value: customers, search: {}, outlook: undefined },
    // A reseller's relationships are ended by its provider: what blocks them is the provider's to know.
    ...(endsItself
      ? byOutlook.map(({ outlook, customers: value }) => ({
          label: vocabulary.RemovalOutlook[outlook],
          value,
          search: { state: stateOf[outlook] },
          outlook,
        }))
      : []),
  ];
  return (
    <>
      <PageHeader title={words.title} />
      <PageBody>
        <EndpointAlarms />
        <Suspense>
          <RunningJobs />
        </Suspense>
        <ul className={styles.counts}>
          {counts.map(({ label, value, search, outlook }) => (
            <li key={label}>
              <Link to="/customers" search={search} className={styles.count} data-outlook={outlook}>
                <span className={styles.value}>{format.number(value)}</span>
                <span className={styles.label}>{label}</span>
              </Link>
            </li>
          ))}
        </ul>
        {endsItself ? null : <WhoRemoves />}
        <div className={styles.alarms}>
          {releaseRequests > 0 ? (
            <Note tone="attention">
              <Link to="/customers" search={{ release: 'requested' }}>
                {words.releaseRequests(format.number(releaseRequests))}
              </Link>
            </Note>
          ) : null}
          {extending.subscriptions > 0 ? (
            <Note tone="attention">
              <Link to="/customers" search={{ termEnd: 'extends' }}>
                {words.extending(format.number(extending.subscriptions), format.number(extending.customers))}
              </Link>
            </Note>
          ) : null}
        </div>
        {customers === 0 ? <EmptyState title={words.empty} /> : null}
        {endsItself ? (
          <div className={styles.charts}>
            {blockedBy.length === 0 ? null : (
              <Card title={words.blockedBy}>
                <BlockedByChart blockedBy={blockedBy} />
              </Card>
            )}
            <div className={styles.column}>
              {blockedBy.length === 0 ? null : (
                <Card title={words.byDate}>
                  <DateChart spans={byNextPossibleDate} ready={ready} />
                </Card>
              )}
              <Latest />
            </div>
          </div>
        ) : (
          <Latest />
        )}
        {byReseller.length === 0 ? null : (
          <section className={styles.resellers}>
            <div className={styles.head}>
              <h2>{words.byReseller}</h2>
            </div>
            <Resellers rows={byReseller} />
          </section>
        )}
      </PageBody>
    </>
  );
};

/** A reseller learns who ends its relationships. */
const WhoRemoves = () => {
  const { overview: words } = useTexts();
  const format = useFormat();
  const names = useProviders().map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <div className={styles.alarms}>
      <Note>{words.whoRemoves(format.list(names))}</Note>
    </div>
  );
};

/** How many events the overview shows. */
const latest = 8;

const Latest = () => {
  const { overview } = useTexts();
  const { nodes, fresh } = useEvents({}, latest);
  if (nodes.length === 0) return null;
  return (
    <section>
      <div className={styles.head}>
        <h2>{overview.recent}</h2>
        <Link to="/activity">{overview.allActivity}</Link>
      </div>
      <EventTable events={nodes.slice(0, latest)} fresh={fresh.length} />
    </section>
  );
};
