import type { RemainingItemKind } from '../../../vocabulary.ts';

export const navigation = {};

/** What each kind of remaining thing means for whoever holds the receipt; the things stand below it. */
const remainingMeans: Readonly<Record<RemainingItemKind, string>> = {
  SUSPENDED_SUBSCRIPTION: 'These stay suspended. Their data is deleted on the date beside each.',
  AZURE_ROLE_ASSIGNMENTS:
    'Azure role assignments of the partner remain in force: the customer has to delete them in its Azure subscriptions.',
  STILL_BILLED: 'These run on and are still billed, until the date beside each where an end is known.',
  END_AT_VENDOR: 'These are recorded here only: do the same at the vendor.',
  RESET_SUPPORT_CONTACT: 'These had a support contact designated, which ended with the relationship.',
  OPEN_BLOCKER: 'These were still open when the end was recorded: make sure at the vendor that they have ended.',
};

export const texts = {
  receipt: 'Removal receipt',
  titleOf: (name: string) => `Removal receipt for ${name}`,
  titleEnded: (name: string) => `The relationship with ${name} has ended`,
  stage: {
    ended: 'The receipt is kept permanently under Removals. You have to inform the customer.',
    requested: 'The receipt is kept permanently under Removals. The relationship has since been requested again.',
    reestablished: 'The receipt is kept permanently under Removals. The relationship has since been re-established.',
  },
  copyNotice: 'Copy the notice',
  openInMail: 'Open in mail',
  partner: 'Partner',
  customer: 'Customer',
  domain: 'Domain',
  tenantId: 'Tenant id',
  removedAt: 'Removed',
  by: 'By',
  receiptId: 'Receipt',
  reason: 'Reason',
  endRecorded: 'Nothing was attested: the relationship had ended at the vendor, and its end was recorded here.',
  attested: 'The person who removed it attested:',
  ended: 'What ended',
  told: 'Who was told',
  toldNone: 'No webhook endpoint was told.',
  toldNote: 'Deliveries to an endpoint that has been deleted since are not listed, nor are mails older than 30 days.',
  mails: 'Mails to the customer’s admins',
  mailedTo: 'Mail to',
  addressHidden: 'One of the customer’s admins',
  toldCustomer:
    'The customer’s admins see the end of the relationship under My partners; where mail is set up, they also get the notice by mail.',
  endpoint: 'Webhook endpoint',
  state: 'State',
  attempts: 'Attempts',
  toldAt: 'When',
  openEvent: 'The event in the activity log',
  cleared: 'What was cleared',
  clearedNone: 'Nothing had to be cleared.',
  item: 'Item',
  how: 'How',
  clearedAt: 'When',
  refunded: (refunded: boolean | null): string =>
    refunded === null ? 'Refund not known' : refunded ? 'Refunded' : 'No refund',
  remaining: 'What stays behind',
  remainingNone: 'Nothing stays behind.',
  remainingMeans,
  clockEnded: 'These have ended here by their dates alone: look at the vendor whether they have.',
  absenceEnded:
    'These have ended here because an export no longer has them, or their plan: look at the vendor whether they have.',
  wholeRelationship: (name: string) => `The relationship with ${name}`,
  dataDeleted: (date: string) => `data deleted on ${date}`,
  billedUntil: (date: string) => `until ${date}`,
  billedForever: 'no end known',
  wouldClear: (date: string) => `would have cleared on ${date}`,
  notice: 'Notice to the customer',
  noticeText: 'You have to inform the customer. Copy this notice, send it by mail, or print it.',
  proof: 'Proof',
  proofText:
    'The hash shows that the receipt is unchanged since it was written. Whoever has the file can check it without this program.',
  hash: 'Hash (SHA-256)',
  downloadJson: 'Download as JSON',
  howToVerify: 'How to check it',
  notFound: 'No such receipt',
  notFoundText: 'The receipt does not exist or is not yours.',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly receipts: typeof texts;
  }
}
