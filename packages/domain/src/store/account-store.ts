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
  noteSession(sessionId: string, seenAt: Date): Promise<void>;
  setLanguage(userId: string, language: string | null): Promise<void>;
  /** Ends every session but this one, and every link to reset the password. */
  changePassword(userId: string, passwordHash: string, sessionId: string): Promise<void>;
  /** Replaces the account's earlier links; links of others that have expired go too. */
  openPasswordReset(reset: NewPasswordReset): Promise<void>;
  /** Whom a link that still works is for. */
  findPasswordReset(tokenHash: string, now: Date): Promise<SignInAccount | undefined>;
  /** Uses up the link, sets the password and ends every session; false where the link does not work any more. */
  resetPassword(tokenHash: string, passwordHash: string, now: Date): Promise<boolean>;
}
