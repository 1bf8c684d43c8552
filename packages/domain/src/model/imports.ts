import type { Actor, ItemKind } from './entities.ts';
import type { ImportFailureCode, ImportLineKind, ImportState } from './vocabulary.ts';

/** An export that a user uploaded: checked, then imported when the user says so. */
export interface ImportJob {
  readonly partnerId: string;
  /** `imp_…` */
  readonly id: string;
  readonly fileName: string;
  /** How much of it has arrived. */
  readonly sizeBytes: number;
  /** How many of its pieces are kept: all that have arrived, until it is over. */
  readonly pieces: number;
  readonly state: ImportState;
  readonly createdBy: Actor;
  readonly createdAt: Date;
  /** When its import was started; null before that. */
  readonly startedAt: Date | null;
  /** When it completed, failed or was cancelled; null before that. */
  readonly finishedAt: Date | null;
  readonly failure: ImportFailure | null;
  /** What an import would do, as far as the check has come; null before its first report. */
  readonly check: ImportTally | null;
  /** What the import has done so far; null before its first report. */
  readonly result: ImportTally | null;
  /** How far the check or the import that runs has come. */
  readonly progress: ImportProgress;
  /** Whose turn it is: who holds another lease has lost it. null = nobody's. */
  readonly lease: string | null;
  /** A process works on it until then. Afterwards any may. */
  readonly leasedUntil: Date | null;
  /** How often it was taken up without getting any further. */
  readonly attempts: number;
}

export interface ImportFailure {
  readonly code: ImportFailureCode;
  /** In the words of what reads archives, or the limit that was passed; null where the code says it all. */
  readonly detail: string | null;
}

export interface ImportProgress {
  /** Customers of the list that are done. */
  readonly done: number;
  /** Customers in the list; null while it does not say. */
  readonly total: number | null;
  /** Lines of the report that are written. */
  readonly lines: number;
  /** Lines that were written when the last customer was done; what follows them is done again after an interruption. */
  readonly linesOfCustomers: number;
}

export const noProgress: ImportProgress = { done: 0, total: null, lines: 0, linesOfCustomers: 0 };

/** What an import did, or would do. */
export interface ImportTally {
  /** Customers by what became of them; `withProblems` are counted among the others too. */
  readonly customers: Readonly<Record<'imported' | 'updated' | 'unchanged' | 'skipped' | 'withProblems', number>>;
  /** New items by kind. */
  readonly items: Readonly<Partial<Record<ImportedKind, number>>>;
  /** Customers that something begins, or nothing any longer continues, to keep from being removed. */
  readonly blocked: number;
  readonly cleared: number;
  /** Relationships marked as ended at the vendor. */
  readonly endedAtVendor: number;
  /** Granular relationships that were taken over, changed or ended. */
  readonly granularAdmin: number;
  /** Customers and granular relationships that were written at all. */
  readonly recorded: number;
  /** Lines of the report by kind. */
  readonly lines: Readonly<Record<ImportLineKind, number>>;
}

/** The kinds of item that an export of customers holds. */
export type ImportedKind = Exclude<ItemKind, 'delegatedAdminRelationship'>;

/** One line of what an import reports. */
export interface ImportLine {
  readonly partnerId: string;
  /** Made of what it is of and its number. */
  readonly id: string;
  readonly importId: string;
  /** Of the check, not of the import. */
  readonly isCheck: boolean;
  /** 1, 2, 3 … */
  readonly number: number;
  readonly kind: ImportLineKind;
  /** Relative to the export. */
  readonly file: string;
  /** Path inside the file; empty for the whole file. */
  readonly path: string;
  readonly reason: string;
  readonly wayOut: string;
}

/** A part of an uploaded file. All but the last are equally long. */
export interface ImportPiece {
  readonly partnerId: string;
  readonly importId: string;
  /** From 0. */
  readonly number: number;
  readonly bytes: Uint8Array;
}
