import { textsOf } from '../../texts/use-texts.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import type { RemovalJobItemState, RemovalJobState } from '../../vocabulary.ts';
import type { Job } from './documents.ts';
import { tallyOf } from './progress.ts';

const useTexts = textsOf('jobWords', 'removalJobs');

const jobTones: Readonly<Record<RemovalJobState, Tone>> = {
  RUNNING: 'info',
  WAITING: 'neutral',
  CANCELLING: 'attention',
  COMPLETED: 'good',
  CANCELLED: 'neutral',
};

export const JobTag = ({ job: { state, counts } }: { readonly job: Pick<Job, 'state' | 'counts'> }) => {
  const { jobWords, removalJobs } = useTexts();
  const { done, failed } = tallyOf(counts);
  if (state === 'COMPLETED' && failed > 0) return <Tag tone="attention">{removalJobs.withFailures}</Tag>;
  if (state === 'COMPLETED' && done === 0) return <Tag>{removalJobs.nothingDone}</Tag>;
  return <Tag tone={jobTones[state]}>{jobWords.RemovalJobState[state]}</Tag>;
};

const itemTones: Readonly<Record<RemovalJobItemState, Tone>> = {
  PENDING: 'neutral',
  CLEARING: 'info',
  WAITING: 'info',
  COMPLETED: 'good',
  FAILED: 'danger',
  SKIPPED: 'neutral',
  CANCELLED: 'neutral',
};

export const ItemTag = ({ state }: { readonly state: RemovalJobItemState }) => (
  <Tag tone={itemTones[state]}>{useTexts().jobWords.RemovalJobItemState[state]}</Tag>
);
