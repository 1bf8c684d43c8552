import type { RemovalJob, RemovalJobItem, RemovalJobStep } from '../model/jobs.ts';
import type { RemovalJobItemState, RemovalJobState } from '../model/vocabulary.ts';
import type { Counts, Page, PageRequest, Pages } from './paging.ts';

/** Which removal jobs. */
export interface JobQuery {
  /** Only those in one of these states; undefined = in any. */
  readonly states?: readonly RemovalJobState[] | undefined;
}

/** Which items of removal jobs: a list per job. */
export interface JobItemQuery {
  readonly jobIds: readonly string[];
  /** Only those in one of these states; undefined = in any. */
  readonly states?: readonly RemovalJobItemState[] | undefined;
}

/** What of a job is left to do. */
export interface JobWork {
  /** Whether some items are to be done now. */
  readonly isDue: boolean;
  /** Whether some wait. */
  readonly waits: boolean;
  /** When the next of those is looked at; null = none has a date. */
  readonly dueAt: Date | null;
}

/** Reads of a partner's removal jobs. */
export interface JobReads {
  /** Newest first. */
  listRemovalJobs(partnerId: string, query: JobQuery, page: PageRequest): Promise<Page<RemovalJob>>;
  countRemovalJobs(partnerId: string, query: JobQuery): Promise<number>;
  findRemovalJobs(partnerId: string, ids: readonly string[]): Promise<RemovalJob[]>;
  /** By number. */
  listRemovalJobItems(partnerId: string, query: JobItemQuery, page: PageRequest): Promise<Pages<RemovalJobItem>>;
  countRemovalJobItems(partnerId: string, query: JobItemQuery): Promise<Counts>;
  /** How many items of each of these jobs are in which state. */
  countJobItemsByState(
    partnerId: string,
    jobIds: readonly string[],
  ): Promise<readonly { readonly jobId: string; readonly state: RemovalJobItemState; readonly items: number }[]>;
  findRemovalJobItems(partnerId: string, ids: readonly string[]): Promise<RemovalJobItem[]>;
  /** By number, a list per item. */
  listRemovalJobSteps(partnerId: string, itemIds: readonly string[], page: PageRequest): Promise<Pages<RemovalJobStep>>;
  countRemovalJobSteps(partnerId: string, itemIds: readonly string[]): Promise<Counts>;
  /** Items to be done now: those begun, by number, those pending, then those due, longest overdue first; `all`: every one that is not over. */
  listJobItemsDue(
    partnerId: string,
    jobId: string,
    due: { readonly now: Date; readonly all: boolean; readonly limit: number },
  ): Promise<RemovalJobItem[]>;
  /** PENDING steps of each of these items, by number, `limit` at most of each. */
  listPendingSteps(partnerId: string, itemIds: readonly string[], limit: number): Promise<RemovalJobStep[]>;
  findJobWork(partnerId: string, jobId: string, now: Date): Promise<JobWork>;
  /** What `isJobDue`, of every partner but these, longest overdue first: only the job loop crosses tenants so. */
  listRemovalJobsDue(
    now: Date,
    due: { readonly butOf: readonly string[]; readonly limit: number },
  ): Promise<RemovalJob[]>;
}
