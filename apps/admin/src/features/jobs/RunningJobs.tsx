import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../common/graphql.ts';
import { isActive, JobHead, jobsByIdQuery } from '../../common/removal-jobs/documents.ts';
import { JobProgress } from '../../common/removal-jobs/JobProgress.tsx';
import { usePolling } from '../../common/use-polling.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { useJobTitle } from './job-title.ts';
import styles from './RunningJobs.module.css';

const useTexts = textsOf('jobs');

const newestJobsQuery = graphql(
  `
    query NewestJobs {
      jobs(first: 20) { nodes { ...JobHead } }
    }
  `,
  [JobHead],
);

/** The jobs a process works on now; nothing where there are none. */
const RunningJobs = () => {
  const { jobs: words } = useTexts();
  const titleOf = useJobTitle();
  const [{ data }] = useQuery({ query: newestJobsQuery, requestPolicy: 'cache-and-network' });
  const running = data?.jobs?.nodes.filter(isActive) ?? [];
  usePolling(running.length > 0, jobsByIdQuery, { ids: running.map(({ id }) => id) });
  if (running.length === 0) return null;
  return (
    <section className={styles.running} aria-label={words.running}>
      <h2>{words.running}</h2>
      <ul className={styles.list}>
        {running.map((job) => (
          <li key={job.id} className={styles.job}>
            <Link to="/jobs/$jobId" params={{ jobId: job.id }}>
              {titleOf(job)}
            </Link>
            <JobProgress compact job={job} />
          </li>
        ))}
      </ul>
    </section>
  );
};

export default RunningJobs;
