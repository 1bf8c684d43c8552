import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../common/graphql.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './OverviewPage.module.css';

const useTexts = textsOf('overview');

const alarmsQuery = graphql(`
  query EndpointAlarms {
    webhookEndpoints(first: 100) {
      nodes {
        id
        url
        state
        pauseAnnounced
        blockedRelationships(first: 1) { totalCount nodes { announced } }
      }
    }
  }
`);

/** Endpoints that somebody has to look at: paused, about to be, or holding up relationships for a day. */
export const EndpointAlarms = () => {
  const { overview: words } = useTexts();
  const format = useFormat();
  const [{ data }] = useQuery({ query: alarmsQuery });
  const alarms = (data?.webhookEndpoints?.nodes ?? []).flatMap(
    ({ id, url, state, pauseAnnounced, blockedRelationships: { totalCount, nodes } }) => {
      const host = new URL(url).host;
      if (state === 'PAUSED') return [{ id, text: words.endpointPaused(host) }];
      if (pauseAnnounced) return [{ id, text: words.endpointPauses(host) }];
      return nodes.some(({ announced }) => announced)
        ? [{ id, text: words.endpointBlocked(host, format.number(totalCount)) }]
        : [];
    },
  );
  if (alarms.length === 0) return null;
  return (
    <div className={styles.alarms}>
      {alarms.map(({ id, text }) => (
        <Note key={id} tone="attention" role="status">
          <Link to="/developers/endpoints/$endpointId" params={{ endpointId: id }}>
            {text}
          </Link>
        </Note>
      ))}
    </div>
  );
};
