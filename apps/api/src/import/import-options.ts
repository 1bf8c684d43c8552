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
  /** How long, in milliseconds, one transaction should keep others from theirs. */
  readonly longestMs: number;
}

/** What became of an entry of the list of customers: one that it names a second time has findings only. */
export interface EntryDone {
  readonly result?: ImportResult;
  readonly findings: readonly Finding[];
}

/** Who is told what an import does, as it does it. */
export interface ImportReport {
  /** The next entries of the list, which are done now, and how many there are where the list says so. */
  readonly entries: (entries: readonly EntryDone[], total: number | undefined) => Promise<void>;
  /** Keeps, in the very transaction that takes customers over, that it does; `entries` will then be reported. */
  readonly keep?: (tx: StoreTransaction, entries: readonly EntryDone[]) => Promise<void>;
  /** Of what is no entry of the list. */
  readonly findings: (findings: readonly Finding[]) => Promise<void>;
  /** Customers that a whole list does not have, marked now. */
  readonly ended: (marked: number) => void;
  /** Granular relationships that were taken over, changed or ended. */
  readonly granularAdmin: (recorded: number) => void;
  /** The list of customers is done; what follows is of all of them. */
  readonly listDone?: () => Promise<void>;
}
