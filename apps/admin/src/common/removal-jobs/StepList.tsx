import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { textsOf } from '../../texts/use-texts.ts';
import type { JobStepData } from './documents.ts';
import styles from './StepList.module.css';

const useTexts = textsOf('jobWords', 'removalJobs', 'vocabulary');

const icons: Readonly<Record<JobStepData['state'], typeof CircleRegular>> = {
  PENDING: CircleRegular,
  COMPLETED: CheckmarkCircleRegular,
  FAILED: DismissCircleRegular,
  CANCELLED: ProhibitedRegular,
};

/** What was done about each item, and what was refused and why. Refused ones come first. */
export const StepList = ({ steps }: { readonly steps: readonly JobStepData[] }) => {
  const { jobWords, removalJobs, vocabulary } = useTexts();
  const failed = steps.filter(({ state }) => state === 'FAILED');
  const others = steps.filter(({ state }) => state !== 'FAILED');
  return (
    <ol className={styles.steps} aria-label={removalJobs.steps}>
      {[...failed, ...others].map(({ number, subjectName, resolution, state, message }) => {
        const Icon = icons[state];
        return (
          <li key={number} data-state={state}>
            <Icon aria-hidden="true" className={styles.icon ?? ''} />
            <span>
              <strong>{subjectName}</strong>
              {' – '}
              {vocabulary.RemovalResolution[resolution]}
              <span className={styles.state}> {jobWords.RemovalJobStepState[state]}</span>
              {message ? <span className={styles.message}>{message}</span> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
