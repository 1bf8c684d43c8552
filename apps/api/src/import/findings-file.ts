import { type FileHandle, open } from 'node:fs/promises';
import type { Finding } from '@untether/services/import';

export const describeFinding = ({ file, path, reason, wayOut }: Finding): string =>
  `${[file, path].filter((part) => part !== '').join(': ')}: ${reason}. ${wayOut}.`;

export interface FindingsFile {
  readonly add: (findings: readonly Finding[]) => Promise<void>;
  /** The number written of each kind. */
  readonly counts: Readonly<Record<Finding['kind'], number>>;
  /** The first few that are not mere changes, to be shown. */
  readonly first: readonly Finding[];
  readonly close: () => Promise<void>;
}

/** All findings go to a file, made at the first one; only the first few stay in memory. */
export const openFindingsFile = (path: string, shown: number): FindingsFile => {
  const counts = { unread: 0, skipped: 0, noted: 0, changed: 0 };
  const first: Finding[] = [];
  let file: FileHandle | undefined;
  return {
    counts,
    first,
    add: async (findings) => {
      if (findings.length === 0) return;
      for (const finding of findings) {
        counts[finding.kind] += 1;
        if (finding.kind !== 'changed' && first.length < shown) first.push(finding);
      }
      file ??= await open(path, 'w', 0o600);
      await file.write(findings.map((finding) => `${finding.kind}: ${describeFinding(finding)}\n`).join(''));
    },
    close: async () => file?.close(),
  };
};
