import {
  findInvalid,
  findPasswordProblem,
  normaliseEmail,
  type PasswordOwner,
  type Refused,
  type SignInAccount,
} from '@untether/domain';
import type { Ports } from '../ports.ts';

/** How long a link to set a new password works. */
const resetLinkMs = 60 * 60_000;

/** A problem is for the person: its parameters are the domain's, and it is worded where it is shown. */
export type PasswordResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'wrong_password' }
  | { readonly ok: false; readonly reason: 'link_dead' }
  | { readonly ok: false; readonly reason: 'refused'; readonly problem: Refused };

type PasswordPorts = Pick<Ports, 'store' | 'identity' | 'now'>;

const findProblem = async ({ identity }: Pick<Ports, 'identity'>, owner: PasswordOwner, password: string) =>
  findInvalid([
    findPasswordProblem('newPassword', password, { isCommon: await identity.isCommonPassword(password), owner }),
  ]);

/** Sets a new password and ends every other session; whoever asks gives the current one. */
export const changePassword =
  (ports: PasswordPorts) =>
  async (
    { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
    { current, next }: { readonly current: string; readonly next: string },
  ): Promise<PasswordResult> => {
    const account = await ports.store.accounts.findAccount(userId);
    const problem = account && (await findProblem(ports, account, next));
    if (problem !== undefined) return { ok: false, reason: 'refused', problem };
    const hash = account?.passwordHash ?? null;
    if (hash === null || !(await ports.identity.verifyPassword(current, hash)))
      return { ok: false, reason: 'wrong_password' };
    const passwordHash = await ports.identity.hashPassword(next);
    await ports.store.accounts.changePassword(userId, passwordHash, sessionId);
    return { ok: true };
  };

/** A link to set a new password, in place of earlier ones; undefined for an address nobody here signs in with. */
export const makeResetLink =
  (ports: Pick<Ports, 'store' | 'digest' | 'newSecret' | 'now' | 'publicUrl'>) =>
  async (email: string): Promise<ResetLink | undefined> => {
    const account = await ports.store.accounts.findAccountByEmail(normaliseEmail(email));
    if (account === undefined || account.disabled) return undefined;
    const token = ports.newSecret();
    const createdAt = ports.now();
    const expiresAt = new Date(createdAt.getTime() + resetLinkMs);
    const { userId } = account;
    await ports.store.accounts.openPasswordReset({ userId, tokenHash: ports.digest(token), createdAt, expiresAt });
    // Behind `#` it is sent to no server, and so is in no log.
    return { account, url: `${ports.publicUrl}/reset-password#${token}`, expiresAt };
  };

export interface ResetLink {
  readonly account: SignInAccount;
  readonly url: string;
  readonly expiresAt: Date;
}

/** Whose password a link sets; undefined where it does not work, for whatever reason. */
export const findResetAccount =
  (ports: Pick<Ports, 'store' | 'digest' | 'now'>) =>
  async (token: string): Promise<SignInAccount | undefined> => {
    const account = await ports.store.accounts.findPasswordReset(ports.digest(token), ports.now());
    return account === undefined || account.disabled ? undefined : account;
  };

/** Uses up a link: sets the password, and ends every session. */
export const resetPassword =
  (ports: PasswordPorts & Pick<Ports, 'digest'>) =>
  async (token: string, next: string): Promise<PasswordResult> => {
    const tokenHash = ports.digest(token);
    const account = await ports.store.accounts.findPasswordReset(tokenHash, ports.now());
    if (account === undefined || account.disabled) return { ok: false, reason: 'link_dead' };
    const problem = await findProblem(ports, account, next);
    if (problem !== undefined) return { ok: false, reason: 'refused', problem };
    const passwordHash = await ports.identity.hashPassword(next);
    const isDone = await ports.store.accounts.resetPassword(tokenHash, passwordHash, ports.now());
    return isDone ? { ok: true } : { ok: false, reason: 'link_dead' };
  };
