import type { ImportedKind } from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const ImportStateEnum = enumOf('ImportState', 'How far an import of an uploaded export has come.', {
  uploading: 'Its file is on its way.',
  checking: 'It finds out what importing the file would do, without doing it.',
  checked: '`check` says what it would do; `startImport` does it.',
  importing: 'It takes over one customer after another, each in one transaction.',
  completed: '`result` says what it did.',
  failed: 'It could not go on; see `failure`. What was imported by then stays.',
  cancelled: 'A user cancelled it, or uploaded another export. What was imported by then stays.',
});

export const ImportFailureEnum = enumOf(
  'ImportFailureCode',
  'Why an import failed as a whole. More may be added: keep a default branch.',
  {
    upload_broken_off: 'The upload broke off.',
    not_readable: 'The file is damaged, or not what its name says.',
    unpacks_too_large: 'Unpacked, its files are larger than this installation reads.',
    too_many_files: 'It holds more files than this installation reads.',
    nothing_to_import: 'It holds no list of customers and no granular relationships.',
    given_up: 'It was taken up several times without getting any further.',
  },
);

export const ImportLineKindEnum = enumOf('ImportLineKind', 'What a line of an import’s report is about.', {
  unread: 'Something could not be read or understood.',
  skipped: 'Something was left out on purpose.',
  noted: 'Something was taken over, but is worth a look.',
  changed: 'The vendor’s word replaced what was here.',
});

export const ImportedKindEnum = enumOf<ImportedKind>('ImportedKind', 'The kinds of item that an export holds.', {
  subscription: 'Subscriptions.',
  azureEntitlement: 'Azure subscriptions.',
  reservation: 'Reservations.',
  savingsPlan: 'Savings plans.',
  softwarePurchase: 'Software purchases.',
  order: 'Orders.',
});
