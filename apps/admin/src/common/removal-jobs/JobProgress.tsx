import { useEffect, useState } from 'react';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import type { Job } from './documents.ts';
import styles from './JobProgress.module.css';
import { type Sample, secondsLeft, tallyOf, withSample } from './progress.ts';
import { useTimes } from './times.ts';

const useTexts = textsOf('removalJobs');

/** At the rate of the last half minute; null until there is one. */
const useSecondsLeft = (left: number): number | null => {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    const take = () => setSamples((before) => withSample(before, { at: Date.now(), left }));
    take();
    if (left === 0) return;
    const timer = setInterval(take, 1_000);
    return () => clearInterval(timer);
  }, [left]);
  return secondsLeft(samples);
};

type Props = { readonly job: Pick<Job, 'state' | 'customerCount' | 'counts'>; readonly compact?: boolean };

/** How many of a job's customers are over, and how, as one bar. */
export const JobProgress = ({ job, compact = false }: Props) => {
  const { removalJobs: words } = useTexts();
  const format = useFormat();
  const times = useTimes();
  const { customerCount: total, counts } = job;
  const { done, failed, waiting, other, left } = tallyOf(counts);
  const seconds = useSecondsLeft(left);
  const over = done + failed + other;
  const parts = [
    ['done', done],
    ['failed', failed],
    ['waiting', waiting],
    ['other', other],
    ['left', left],
  ] as const;
  const count = words.overOf(format.number(over), format.number(total));
  const rest = seconds === null ? null : seconds < 60 ? words.soonOver : words.timeLeft(times.duration(seconds));
  return (
    <div className={styles.progress} data-compact={compact || undefined}>
      <div
        role="progressbar"
        aria-label={words.progress}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={over}
        aria-valuetext={count}
        className={styles.bar}
      >
        {parts.map(([name, customers]) =>
          customers > 0 && name !== 'left' ? (
            <span key={name} data-part={name} style={{ width: `${(100 * customers) / total}%` }} />
          ) : null,
        )}
      </div>
      <p className={styles.count}>
        <span>{count}</span>
        {compact || job.state !== 'RUNNING' || rest === null ? null : <span className="muted">{rest}</span>}
      </p>
      {compact ? null : (
        <ul className={styles.legend}>
          {parts.map(([name, customers]) =>
            customers > 0 ? (
              <li key={name}>
                <span aria-hidden="true" data-part={name} />
                {words.parts[name]} <strong>{format.number(customers)}</strong>
              </li>
            ) : null,
          )}
        </ul>
      )}
    </div>
  );
};
