import type { RemovalOutlook } from '../../vocabulary.ts';

/** The customers of each outlook, as the list's address names them. */
export const stateOf = {
  READY: 'removable',
  CLEARABLE: 'clearable',
  MUST_RUN_OUT: 'runsOut',
  NEEDS_VENDOR: 'vendor',
} as const satisfies Readonly<Record<RemovalOutlook, string>>;

/** The groups in which what blocks is shown. */
export const blockedOutlooks = [
  'CLEARABLE',
  'MUST_RUN_OUT',
  'NEEDS_VENDOR',
] as const satisfies readonly RemovalOutlook[];
