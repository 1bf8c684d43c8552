import type { ImportJob, ImportLine } from '../model/imports.ts';
import type { ImportLineKind } from '../model/vocabulary.ts';
import type { Counts, Page, PageRequest, Pages } from './paging.ts';

/** Which lines of reports: a list per import. */
export interface ImportLineQuery {
  readonly importIds: readonly string[];
  /** Of the checks, not of the imports. */
  readonly isCheck: boolean;
  /** Only of this kind; undefined = of any. */
  readonly kind?: ImportLineKind | undefined;
}

/** How an import left the ACTIVE relationship with a customer. */
export interface ImportMark {
  readonly customerId: string;
  /** Tells whether an export says the same again. */
  readonly importHash: string;
  /** Whether it keeps any blockers. */
  readonly isBlocked: boolean;
}

/** An ACTIVE relationship, as narrow as looking through all of them needs. */
export interface ActivePlace {
  readonly nameKey: string;
  readonly relationshipId: string;
  readonly customerId: string;
  readonly isImported: boolean;
}

/** Reads of a partner's imports of uploaded exports. */
export interface ImportReads {
  /** Newest first. */
  listImports(partnerId: string, page: PageRequest): Promise<Page<ImportJob>>;
  countImports(partnerId: string): Promise<number>;
  findImports(partnerId: string, ids: readonly string[]): Promise<ImportJob[]>;
  /** Those that are neither over nor given up. */
  listOpenImports(partnerId: string): Promise<ImportJob[]>;
  /** In the order of the report. */
  listImportLines(partnerId: string, query: ImportLineQuery, page: PageRequest): Promise<Pages<ImportLine>>;
  countImportLines(partnerId: string, query: ImportLineQuery): Promise<Counts>;
  /** Of those of these customers that were imported and have not ended at the vendor. */
  findImportMarks(partnerId: string, customerIds: readonly string[]): Promise<ImportMark[]>;
  /** Of all ACTIVE relationships, by name: the next after one of them; after null, the first. */
  listActivePlaces(partnerId: string, after: ActivePlace | null, limit: number): Promise<ActivePlace[]>;
  readImportPiece(partnerId: string, importId: string, number: number): Promise<Uint8Array | undefined>;
  /** What `isImportDue`, of every partner, oldest first: only the job loop crosses tenants so. */
  listImportsDue(now: Date, limit: number): Promise<ImportJob[]>;
  /** Imports of every partner that are over and still have pieces: for the job loop. */
  listUploadsToDrop(limit: number): Promise<ImportJob[]>;
}
