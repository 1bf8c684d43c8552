import type { ImportGap, ImportLineKind } from '@untether/domain';

/** What an import reports. */
export interface Finding {
  readonly kind: ImportLineKind;
  /** Relative to the export's folder. */
  readonly file: string;
  /** Path inside the file such as `items[3].commitmentEndDate`; empty for the whole file. */
  readonly path: string;
  readonly reason: string;
  readonly wayOut: string;
  /** Where the rules need what could not be read: it blocks a removal until an import reads it. */
  readonly missing?: Missing;
}

/** What could not be read. `subjectId` is the item's; null where it is about the file as a whole. */
export interface Missing {
  readonly gap: ImportGap;
  readonly subjectId: string | null;
  readonly field: string | null;
  readonly value: string | null;
}

/** A place in a file of the export. */
export interface Place {
  readonly file: string;
  readonly path: string;
}

/** Something at a place, or in one field of it, that could not be read. */
export const unread = (place: Place, field: string, reason: string, wayOut: string): Finding => ({
  kind: 'unread',
  file: place.file,
  path: [place.path, field].filter((part) => part !== '').join('.'),
  reason,
  wayOut,
});

/** The same where the rules need it. */
export const blocking = (finding: Finding, gap: ImportGap, more: Partial<Omit<Missing, 'gap'>> = {}): Finding => ({
  ...finding,
  missing: { gap, subjectId: null, field: null, value: null, ...more },
});

export const noted = ({ file, path }: Place, reason: string, wayOut: string): Finding => ({
  kind: 'noted',
  file,
  path,
  reason,
  wayOut,
});

const longestValue = 100;

/** A value as it stands in the file, shortened. */
export const shown = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
};

export const wayOuts = {
  incomplete: 'It blocks a removal until an import reads it; correct the export and import again, or waive it',
  newerVersion: 'Kept with status UNKNOWN, which blocks a removal; waive it, or import with a version that knows it',
  withoutIt: 'Imported without it; correct the export and import again',
  leftOut: 'Left out; correct the export and import again',
} as const;
