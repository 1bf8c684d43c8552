import type { AccountSession, SignInAccount } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { sessionDays } from './session-days.ts';

type AccountPorts = Pick<Ports, 'store' | 'now'>;

/** For the person it belongs to, once they are signed in. */
export const findAccount =
  ({ store }: AccountPorts) =>
  (userId: string): Promise<SignInAccount | undefined> =>
    store.accounts.findAccount(userId);

/** Those of one's own account that have not ended, last seen first. */
export const listOwnSessions =
  ({ store, now }: AccountPorts) =>
  (userId: string): Promise<AccountSession[]> =>
    store.accounts.listSessions(userId, now());

/** Ends one of one's own sessions; false where there is none with this id. */
export const endOwnSession =
  ({ store }: AccountPorts) =>
  (userId: string, sessionId: string): Promise<boolean> =>
    store.accounts.endSession(userId, sessionId);

/** Ends all of one's own sessions but one; answers how many. */
export const endOtherSessions =
  ({ store }: AccountPorts) =>
  (userId: string, sessionId: string): Promise<number> =>
    store.accounts.endOtherSessions(userId, sessionId);

/** What one's own account is addressed in; null = what the browser asks for. */
export const chooseLanguage =
  ({ store }: AccountPorts) =>
  (userId: string, language: string | null): Promise<void> =>
    store.accounts.setLanguage(userId, language);

/** When a session ends that was last used then: once it has been idle, or is old. */
export const endOfSession =
  ({ sessionIdleMs }: Pick<Ports, 'sessionIdleMs'>) =>
  ({ createdAt, seenAt }: Pick<AccountSession, 'createdAt' | 'seenAt'>): Date =>
    new Date(Math.min(createdAt.getTime() + sessionDays * 24 * 60 * 60_000, seenAt.getTime() + sessionIdleMs));

const seenEveryMs = 5 * 60_000;

/**
 * Records that a session is in use, which puts off its end: to five minutes, or to a tenth of the time it may be idle.
 * No request waits for it; undefined where that is known.
 */
export const recordSessionUse = ({ store, now, sessionIdleMs }: AccountPorts & Pick<Ports, 'sessionIdleMs'>) => {
  const underWay = new Set<string>();
  const everyMs = Math.min(seenEveryMs, sessionIdleMs / 10);
  const endOf = endOfSession({ sessionIdleMs });
  return ({ id, createdAt, seenAt: before }: UsedSession): Promise<void> | undefined => {
    const seenAt = now();
    if (underWay.has(id) || (before !== null && seenAt.getTime() - before.getTime() < everyMs)) return undefined;
    underWay.add(id);
    const expiresAt = endOf({ createdAt, seenAt });
    return store.accounts.noteSession(id, { seenAt, expiresAt }).finally(() => underWay.delete(id));
  };
};

/** `seenAt` null = not used yet. */
type UsedSession = Pick<AccountSession, 'id' | 'createdAt'> & { readonly seenAt: Date | null };
