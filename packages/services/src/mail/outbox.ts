import type { ClaimedMail, NewMail } from '@untether/domain';
import { normaliseEmail } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { composeMail, type Letter } from './compose.ts';
import { MailRefused } from './mail-refused.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Mails with a link to set a new password, per address and hour. */
const mostResets = 3;

/**
 * Sends whoever signs in with an address a link to set a new password. It says nothing of whether anyone does: that
 * is for the mailbox alone.
 */
export const mailResetLink =
  ({ store, mail, now, newSecret }: Pick<Ports, 'store' | 'mail' | 'now' | 'newSecret'>) =>
  async (email: string): Promise<void> => {
    if (mail === null) return;
    const account = await store.accounts.findAccountByEmail(normaliseEmail(email));
    if (account === undefined || account.disabled) return;
    const createdAt = now();
    const content = { kind: 'password_reset', userId: account.userId } as const;
    const row: NewMail = { id: `mal_${newSecret()}`, recipient: account.email, content, createdAt };
    await store.mails.queueUnlessMany(row, { since: new Date(createdAt.getTime() - hour), most: mostResets });
  };

const leaseMs = 2 * minute;
const atOnce = 10;
/** Waits between attempts; after the last there is none. */
const waits: readonly number[] = [10_000, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour];
const keptMs = 30 * 24 * hour;

export type SendLetter = (to: string, id: string, letter: Letter) => Promise<void>;

export interface MailTurn {
  readonly taken: number;
  readonly failures: readonly { readonly id: string; readonly error: unknown; readonly givenUp: boolean }[];
}

/**
 * Sends what is due. Each mail is leased, so any number of processes may do this, and what a killed one had begun is
 * sent again once the lease ends: at least once, with the same id.
 */
export const sendDueMail =
  (ports: Ports) =>
  async (send: SendLetter, isStopping: () => boolean): Promise<MailTurn> => {
    const { store, now, newSecret } = ports;
    const lease = newSecret();
    const at = now();
    const claim = { lease, now: at, leasedUntil: new Date(at.getTime() + leaseMs), limit: atOnce };
    const claimed = await store.mails.claimMails(claim);
    const failures: MailTurn['failures'][number][] = [];
    for (const mail of claimed) {
      // What is left falls due again.
      if (isStopping() || now() >= claim.leasedUntil) break;
      try {
        const letter = await composeMail(ports, mail);
        if (letter === null) await store.mails.finishMail(mail.id, lease, { failure: 'it no longer applies' });
        else {
          await send(mail.recipient, mail.id, letter);
          await store.mails.finishMail(mail.id, lease, { sentAt: now() });
        }
      } catch (error) {
        const failure = error instanceof Error ? error.message.slice(0, 500) : String(error);
        const dueAt = error instanceof MailRefused ? null : nextAttempt(mail, now());
        failures.push({ id: mail.id, error, givenUp: dueAt === null });
        if (dueAt === null) await store.mails.finishMail(mail.id, lease, { failure });
        else await store.mails.retryMail(mail.id, lease, { dueAt, failure });
      }
    }
    return { taken: claimed.length, failures };
  };

/** null = none. */
const nextAttempt = ({ attempts, content, createdAt }: ClaimedMail, now: Date): Date | null => {
  const wait = waits[attempts - 1];
  if (wait === undefined) return null;
  const dueAt = new Date(now.getTime() + wait);
  // Who asked for a link and got none within the hour has asked again.
  return content.kind === 'password_reset' && dueAt.getTime() > createdAt.getTime() + hour ? null : dueAt;
};

/** Forgets what was finished a month ago. */
export const forgetOldMail =
  ({ store, now }: Pick<Ports, 'store' | 'now'>) =>
  (): Promise<void> =>
    store.mails.forgetMails(new Date(now().getTime() - keptMs));
