/** What an archive may hold: more is no export, or made to exhaust who opens it. */
export interface ArchiveLimits {
  /** The bytes of all its files, unpacked. */
  readonly mostBytes: number;
  readonly mostFiles: number;
}

export const megabyte = 1024 ** 2;

export const defaultArchiveLimits: ArchiveLimits = { mostBytes: 8192 * megabyte, mostFiles: 1_000_000 };
