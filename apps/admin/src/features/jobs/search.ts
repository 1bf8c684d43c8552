import { oneIn, type RawSearch, withoutUndefined } from '../../common/search.ts';
import type { RemovalJobItemState, RemovalJobState } from '../../vocabulary.ts';

/** The results a job's page can be narrowed to, in the order of its tabs. */
export const shownStates = [
  'FAILED',
  'WAITING',
  'PENDING',
  'CLEARING',
  'COMPLETED',
  'SKIPPED',
  'CANCELLED',
] as const satisfies readonly RemovalJobItemState[];

export type JobSearch = { readonly state?: (typeof shownStates)[number] };

export const readJobSearch = (search: RawSearch): JobSearch =>
  withoutUndefined({ state: oneIn(search, 'state', shownStates) });

export const jobStates = [
  'RUNNING',
  'WAITING',
  'CANCELLING',
  'COMPLETED',
  'CANCELLED',
] as const satisfies readonly RemovalJobState[];

export type JobsSearch = { readonly state?: RemovalJobState };

export const readJobsSearch = (search: RawSearch): JobsSearch =>
  withoutUndefined({ state: oneIn(search, 'state', jobStates) });
