import { type MailContent, mailKinds } from '@untether/domain';
import { sql } from 'drizzle-orm';
import type { Columns } from '../columns/sqlite.ts';
import type { definePeople } from './people.ts';

/** Links that set a new password, and the mail people are sent. */
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

  /** Mail to be sent; a row is written in the transaction that makes it necessary. */
  const mail = c.table(
    'mail',
    {
      id: c.text('id').primaryKey(),
      kind: c.choice('kind', mailKinds).notNull(),
      recipient: c.text('recipient').notNull(),
      content: c.json<MailContent>('content').notNull(),
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
    ],
  );

  return { passwordReset, mail };
};
