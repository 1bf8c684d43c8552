import type { AccountSession, SignInAccount } from '@untether/domain';
import type { Ports } from '../ports.ts';

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

const seenEveryMs = 5 * 60_000;

/** Records that a session is in use, to five minutes, which no request waits for; undefined where that is known. */
export const recordSessionUse = ({ store, now }: AccountPorts) => {
  const underWay = new Set<string>();
  return ({ id, seenAt }: { readonly id: string; readonly seenAt: Date | null }): Promise<void> | undefined => {
    const at = now();
    if (underWay.has(id) || (seenAt !== null && at.getTime() - seenAt.getTime() < seenEveryMs)) return undefined;
    underWay.add(id);
    return store.accounts.noteSession(id, at).finally(() => underWay.delete(id));
  };
};
