import type { ClaimedMail, NewMail } from '../model/mail.ts';

/** One claim of mails: `lease` says whose it is, and it ends at `leasedUntil`. */
export interface MailLease {
  readonly lease: string;
  readonly now: Date;
  readonly leasedUntil: Date;
  readonly limit: number;
}

/** The outbox, of the whole installation. Mails get there with what makes them necessary, by a change. */
export interface MailStore {
  /** False, and nothing is queued, where the recipient got as many of this kind since then. */
  queueUnlessMany(mail: NewMail, bound: { readonly since: Date; readonly most: number }): Promise<boolean>;
  /** What is due, longest first. What is not finished by the end of the lease is due again. */
  claimMails(lease: MailLease): Promise<ClaimedMail[]>;
  /** Nothing happens where the lease has gone to another. */
  finishMail(id: string, lease: string, end: { readonly sentAt: Date } | { readonly failure: string }): Promise<void>;
  retryMail(id: string, lease: string, again: { readonly dueAt: Date; readonly failure: string }): Promise<void>;
  /** Deletes those that were finished and made before then. */
  forgetMails(before: Date): Promise<void>;
}
