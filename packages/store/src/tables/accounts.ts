import { type MailContent, mailKinds } from '@untether/domain';
import { sql } from 'drizzle-orm';
import type { Columns } from '../columns/sqlite.ts';
import type { definePeople } from './people.ts';

/** Links that set a new password, second factors, and the mail people are sent. */
export const defineAccounts = (c: Columns, { user }: Pick<ReturnType<typeof definePeople>, 'user'>) => {
  const passwordReset = c.table(
    'password_reset',
    {
      /** SHA-256 of the link's token. */
      tokenHash: c.text('token_hash').primaryKey(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
      createdAt: c.instant('created_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
    },
    (t) => [c.index('password_reset_user').on(t.userId)],
  );

  /** The columns are better-auth's, but for the last one. */
  const twoFactor = c.table(
    'two_factor',
    {
      id: c.text('id').primaryKey(),
      secret: c.text('secret').notNull(),
      backupCodes: c.text('backup_codes').notNull(),
      userId: c
        .text('user_id')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
      verified: c.flag('verified'),
      failedVerificationCount: c.integer('failed_verification_count'),
      lockedUntil: c.instant('locked_until'),
      /** The half minute, counted from 1970, of the newest code that was taken: none as old is taken again. */
      lastStep: c.integer('last_step').notNull(),
    },
    (t) => [c.uniqueIndex('two_factor_user').on(t.userId)],
  );

  /** Mail to be sent; a row is written in the transaction that makes it necessary. */
  const mail = c.table(
    'mail',
    {
      id: c.text('id').primaryKey(),
      kind: c.choice('kind', mailKinds).notNull(),
      recipient: c.text('recipient').notNull(),
      content: c.json<MailContent>('content').notNull(),
      /** Of the notice of a removal: whose. */
      receiptId: c.text('receipt_id'),
      createdAt: c.instant('created_at').notNull(),
      /** When it is tried next; null = no more. While it is tried: when the lease ends. */
      dueAt: c.instant('due_at'),
      attempts: c.integer('attempts').notNull(),
      /** Whose attempt is under way. */
      lease: c.text('lease'),
      sentAt: c.instant('sent_at'),
      failure: c.text('failure'),
    },
    (t) => [
      c.index('mail_by_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
      c.index('mail_by_recipient').on(t.recipient, t.kind, t.createdAt),
      c.index('mail_by_receipt').on(t.receiptId).where(sql`${t.receiptId} is not null`),
    ],
  );

  return { passwordReset, twoFactor, mail };
};
