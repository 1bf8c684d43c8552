import type { InputProblem, NewId, OfferCatalogue, Policy, Sealing, Store } from '@untether/domain';

/** Everything a use case may reach. The composition root provides it. */
export interface Ports {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: NewId;
  readonly policy: Policy;
  readonly offers: OfferCatalogue;
  readonly identity: Identity;
  /** SHA-256 of a text, hex. */
  readonly digest: (text: string) => string;
  readonly webhooks: WebhookKeeper;
  /** 32 unguessable random bytes, as 43 base64url characters. */
  readonly newSecret: () => string;
  /** The address people open, without a path: links begin with it. */
  readonly publicUrl: string;
  readonly bell: LogBell;
  /** A session that is not used for so long ends. */
  readonly sessionIdleMs: number;
  /** null = this installation sends no mail. */
  readonly mail: MailPort | null;
  /** Calls once after so many milliseconds, 0 = once other work has had its turn, unless the returned function is called first. */
  readonly timer: (ms: number, call: () => void) => () => void;
  /** The longest a reader of a log goes without a heartbeat. */
  readonly heartbeatMs: number;
}

/** What seals documents: a salt is a secret. */
export const sealingOf = ({ digest, newSecret }: Pick<Ports, 'digest' | 'newSecret'>): Sealing => ({
  digest,
  newSalt: newSecret,
});

/** Rings when something was appended to a log. */
export interface LogBell {
  /** The listener gets the partners whose logs grew; null = possibly any. The returned function unsubscribes. */
  readonly onRing: (listener: (partnerIds: readonly string[] | null) => void) => () => void;
}

/** What the use cases need of the identity provider. */
export interface Identity {
  /** A hash the provider accepts at sign-in; takes about 90 ms. */
  readonly hashPassword: (password: string) => Promise<string>;
  /** Whether a password is among the common ones, which are tried first. */
  readonly isCommonPassword: (password: string) => Promise<boolean>;
  /** Whether a password is the one that a hash was made of; as slow as making one. */
  readonly verifyPassword: (password: string, hash: string) => Promise<boolean>;
  /** As slow to guess from as the hash, but the same each time for the same password and salt. */
  readonly fingerprintPassword: (password: string, salt: string) => Promise<string>;
}

/** What the use cases need of mail. */
export interface MailPort {
  /** Encrypts what must wait in the outbox and be read by nobody. */
  readonly seal: (text: string) => Promise<string>;
  readonly unseal: (sealed: string) => Promise<string>;
}

/** What the use cases need of webhook delivery. */
export interface WebhookKeeper {
  /** What is wrong with an endpoint's URL, as far as it can be known without connecting; undefined for nothing. */
  readonly findUrlProblem: (url: string) => Promise<InputProblem | undefined>;
  /** A URL as it is connected to: what is shown is where it goes. */
  readonly plainUrl: (url: string) => string;
  readonly newSecret: (kind: { readonly ed25519: boolean }) => string;
  /** The public half of an ed25519 secret; null for another. */
  readonly publicKeyOf: (secret: string) => string | null;
}
