import type { NewEvent } from '../model/records.ts';

/** Whoever may sign in: a partner's user or a customer's admin. */
export interface SignInAccount {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  /** Their own choice; null = none. */
  readonly language: string | null;
  /** null = signs in without one. */
  readonly passwordHash: string | null;
  readonly disabled: boolean;
}

export interface AccountSession {
  readonly id: string;
  /** As the browser said at sign-in; null = it said nothing. */
  readonly userAgent: string | null;
  readonly createdAt: Date;
  /** The last request with it, to five minutes. */
  readonly seenAt: Date;
}

export interface NewPasswordReset {
  readonly userId: string;
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** How an account's second factor is kept: by the sign-in library, both encrypted. */
export interface SecondFactor {
  readonly secret: string;
  readonly recoveryCodes: string;
  /** Until when no code is taken, after too many wrong ones; null = one is. */
  readonly lockedUntil: Date | null;
}

export type SealedSecondFactor = Pick<SecondFactor, 'secret' | 'recoveryCodes'> & { readonly userId: string };

/** `step` is that of the code it was confirmed with. */
export type NewSecondFactor = Pick<SecondFactor, 'secret' | 'recoveryCodes'> & {
  readonly step: number;
  readonly at: Date;
};

/** Which of its sessions an account acts with. */
export interface OwnSession {
  readonly userId: string;
  readonly sessionId: string;
}

/**
 * What people change about their own accounts. It belongs to no partner: every read and write takes the account it is
 * for and touches no other's rows.
 */
export interface AccountStore {
  findAccount(userId: string): Promise<SignInAccount | undefined>;
  findAccountByEmail(email: string): Promise<SignInAccount | undefined>;
  /** Whoever a provider's subject has signed in as here. */
  findLinkedAccount(issuer: string, subject: string): Promise<SignInAccount | undefined>;
  /** Those that have not ended, last seen first. */
  listSessions(userId: string, now: Date): Promise<AccountSession[]>;
  /** False where the account has no such session. */
  endSession(userId: string, sessionId: string): Promise<boolean>;
  /** How many there were. */
  endOtherSessions(userId: string, sessionId: string): Promise<number>;
  noteSession(sessionId: string, used: { readonly seenAt: Date; readonly expiresAt: Date }): Promise<void>;
  setLanguage(userId: string, language: string | null): Promise<void>;
  /** Ends every session but this one, and every link to reset the password. */
  changePassword(userId: string, passwordHash: string, sessionId: string): Promise<void>;
  findSecondFactor(userId: string): Promise<SecondFactor | undefined>;
  /** Counts it as given for this session, and ends every other. False where the account has one already. */
  turnOnSecondFactor(of: OwnSession, factor: NewSecondFactor, events: readonly NewEvent[]): Promise<boolean>;
  /** No session counts as one it was given for any more. False where the account has none. */
  turnOffSecondFactor(userId: string, events: readonly NewEvent[]): Promise<boolean>;
  setRecoveryCodes(userId: string, recoveryCodes: string): Promise<void>;
  /** Counts a wrong code; with the last of `most` in a row no more is taken until then. */
  noteWrongCode(userId: string, limit: { readonly most: number; readonly lockedUntil: Date }): Promise<void>;
  /** Wrong codes are counted anew. */
  noteRightCode(userId: string): Promise<void>;
  /** Uses up the app's code of a step. False where it, or a later one, has been used. */
  useStep(userId: string, step: number): Promise<boolean>;
  /** All there are, for sealing them with another secret. */
  listSecondFactors(): Promise<SealedSecondFactor[]>;
  /** Nothing happens where it has changed since it was read. */
  resealSecondFactor(before: SealedSecondFactor, after: Omit<SealedSecondFactor, 'userId'>): Promise<void>;
  /** Replaces the account's earlier links; links of others that have expired go too. */
  openPasswordReset(reset: NewPasswordReset): Promise<void>;
  /** Whom a link that still works is for. */
  findPasswordReset(tokenHash: string, now: Date): Promise<SignInAccount | undefined>;
  /** Uses up the link, sets the password and ends every session; false where the link does not work any more. */
  resetPassword(tokenHash: string, passwordHash: string, now: Date): Promise<boolean>;
}
