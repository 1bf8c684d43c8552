import { useFormat } from '../../app/format.ts';
import { type FragmentOf, readFragment } from '../../app/graphql.ts';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import { AttemptLine } from './delivery-documents.ts';
import styles from './Webhooks.module.css';

/** Every try to deliver, the last one first. */
export const Attempts = ({ log }: { readonly log: readonly FragmentOf<typeof AttemptLine>[] }) => {
  const developers = useDeveloperTexts();
  const words = developers.delivery;
  const format = useFormat();
  if (log.length === 0) return <p className="muted">{words.noAttempts}</p>;
  return (
    <ol className={styles.attempts} aria-label={words.details}>
      {log
        .map((one) => readFragment(AttemptLine, one))
        .reverse()
        .map(({ number, at, status, latencyMs, error, answer }) => (
          <li key={number} className={styles.attempt}>
            <div className={styles.attemptHead}>
              <strong>{words.number(format.number(number))}</strong>
              <Tag tone={error === null ? 'good' : 'danger'}>
                {status === null ? words.noAnswer : words.status(String(status))}
              </Tag>
              <span className="muted">{words.latency(format.number(latencyMs))}</span>
            </div>
            <When at={at} time inline />
            {error ? <p lang="en">{error}</p> : null}
            {answer ? (
              <details>
                <summary>{words.answer}</summary>
                <pre className={styles.answer}>{answer}</pre>
              </details>
            ) : null}
          </li>
        ))}
    </ol>
  );
};
