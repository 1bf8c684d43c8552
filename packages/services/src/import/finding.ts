/**
 * What an import reports. `unread`: something could not be read or understood; `skipped`: left out on purpose; `noted`:
 * taken over, but worth a look; `changed`: the vendor's word replaced what was here.
 */
export interface ImportFinding {
  readonly kind: 'unread' | 'skipped' | 'noted' | 'changed';
  /** Relative to the export's folder. */
  readonly file: string;
  /** Path inside the file such as `items[3].commitmentEndDate`; empty for the whole file. */
  readonly path: string;
  readonly reason: string;
  readonly wayOut: string;
}

/** A place in a file of the export. */
export interface Place {
  readonly file: string;
  readonly path: string;
}

/** Something at a place, or in one field of it, that could not be read. */
export const unread = (place: Place, field: string, reason: string, wayOut: string): ImportFinding => ({
  kind: 'unread',
  file: place.file,
  path: field === '' ? place.path : `${place.path}.${field}`,
  reason,
  wayOut,
});

export const noted = ({ file, path }: Place, reason: string, wayOut: string): ImportFinding => ({
  kind: 'noted',
  file,
  path,
  reason,
  wayOut,
});

export const wayOuts = {
  keptUnknown: 'Kept with status UNKNOWN, which blocks a removal; correct the export and import again, or waive it',
  newerVersion: 'Kept with status UNKNOWN, which blocks a removal; waive it, or import with a version that knows it',
  withoutIt: 'Imported without it; correct the export and import again',
  leftOut: 'Left out; correct the export and import again',
} as const;
