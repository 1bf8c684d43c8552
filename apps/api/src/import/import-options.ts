import type { NewId, Partner, Policy, Store, StoreTransaction } from '@untether/domain';
import type { Finding, ImportResult } from '@untether/services/import';
import type { ExportSource } from './source.ts';

/** What an import reads, for whom, and who is told. */
export interface ExportImport {
  readonly store: Store;
  readonly source: ExportSource;
  readonly partner: Partner;
  readonly policy: Policy;
  readonly now: () => Date;
  readonly newId: NewId;
  /** Only tells what an import would do. */
  readonly check: boolean;
  readonly report: ImportReport;
  /** Customers at the beginning of the list that are done already. */
  readonly skip?: number;
}

/** Who is told what an import does, as it does it. */
export interface ImportReport {
  readonly findings: (findings: readonly Finding[]) => Promise<void>;
  readonly customer: (result: ImportResult) => void;
  /** Keeps, in the very transaction that takes a customer over, that it does; `done` counts it in. */
  readonly keep?: (tx: StoreTransaction, result: ImportResult, done: number) => Promise<void>;
  /** Customers that a whole list does not have, marked now. */
  readonly ended: (marked: number) => void;
  /** Granular relationships that were taken over, changed or ended. */
  readonly granularAdmin: (recorded: number) => void;
  /** Entries done, and how many there are where the list says so. */
  readonly progress: (done: number, total: number | undefined) => void | Promise<void>;
  /** The list of customers is done; what follows is of all of them. */
  readonly listDone?: () => Promise<void>;
}
