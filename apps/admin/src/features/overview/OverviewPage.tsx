import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { graphql } from '../../common/graphql.ts';
import { prefetch, type Visit } from '../../common/page.ts';
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

const useTexts = textsOf('overview');

const portfolioQuery = graphql(`
  query Portfolio {
    portfolio {
      customers
      removable
      blocked
      blockedBy { kind customers }
      byNextPossibleDate { after until unknown customers }
      releaseRequests
      extending { customers subscriptions }
    }
  }
`);

export const load = ({ client }: Visit): Promise<void> => prefetch(client, portfolioQuery, {});

export const Page = () => {
  const { overview: words } = useTexts();
  const format = useFormat();
  const [{ data, error }, again] = useQuery({ query: portfolioQuery });
  if (!data?.portfolio)
    return (
      <>
        <PageHeader title={words.title} />
        <NoAnswerYet error={error} again={again} rows={6} />
      </>
    );
  const { customers, removable, blocked, blockedBy, byNextPossibleDate, releaseRequests, extending } = data.portfolio;
  const counts = [
    { label: words.customers, value: customers, search: {} },
    { label: words.removable, value: removable, search: { state: 'removable' as const } },
    { label: words.blocked, value: blocked, search: { state: 'blocked' as const } },
  ];
  return (
    <>
      <PageHeader title={words.title} />
      <PageBody>
        <EndpointAlarms />
        <ul className={styles.counts}>
          {counts.map(({ label, value, search }) => (
            <li key={label}>
              <Link to="/customers" search={search} className={styles.count}>
                <span className={styles.value}>{format.number(value)}</span>
                <span className={styles.label}>{label}</span>
              </Link>
            </li>
          ))}
        </ul>
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
        {customers === 0 ? (
          <EmptyState title={words.empty} />
        ) : (
          <div className={styles.charts}>
            <Card title={words.blockedBy}>
              <BlockedByChart blockedBy={blockedBy} blocked={blocked} />
            </Card>
            <Card title={words.byDate}>
              <DateChart spans={byNextPossibleDate} />
            </Card>
          </div>
        )}
        <Latest />
      </PageBody>
    </>
  );
};

/** How many events the overview shows. */
const latest = 8;

const Latest = () => {
  const { overview } = useTexts();
  const { nodes, fresh } = useEvents(undefined, latest);
  if (nodes.length === 0) return null;
  return (
    <section className={styles.latest}>
      <div className={styles.latestHead}>
        <h2>{overview.recent}</h2>
        <Link to="/activity">{overview.allActivity}</Link>
      </div>
      <EventTable events={nodes.slice(0, latest)} fresh={fresh.length} />
    </section>
  );
};
