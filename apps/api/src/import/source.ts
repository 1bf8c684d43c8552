import type { ImportFailure } from '@untether/domain';

/** One file of an export: how large it is, and its bytes from the beginning each time it is opened. */
export interface SourceFile {
  /** Relative to the export, with slashes, as it is written there. */
  readonly path: string;
  readonly size: number;
  readonly open: () => AsyncIterable<Uint8Array>;
  /** All of its bytes, for a file that is small enough. */
  readonly whole: () => Promise<Uint8Array>;
}

/** An export's files, wherever they are: in a folder, in an archive, or kept from an upload. */
export interface ExportSource {
  /** The file of this path, whatever its case; undefined where there is none. */
  readonly find: (path: string) => Promise<SourceFile | undefined>;
  /** Names of the files beside the list of customers. */
  readonly listTop: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** The export cannot be opened at all; the message says why, in words that follow its name. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly failure: ImportFailure;
  /** `limit`: the failure has a code of its own, which says all but this number. */
  constructor(message: string, limit?: { readonly code: ImportFailure['code']; readonly most: number }) {
    super(message);
    this.failure = limit ? { code: limit.code, detail: String(limit.most) } : { code: 'not_readable', detail: message };
  }
}
