import type { NewId, OfferCatalogue, Policy, Store } from '@untether/domain';

/** Everything a use case may reach. The composition root provides it. */
export interface Ports {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: NewId;
  readonly policy: Policy;
  readonly offers: OfferCatalogue;
  readonly identity: Identity;
  /** A collision-free fingerprint of a text (SHA-256 or better). */
  readonly digest: (text: string) => string;
  /** 32 random bytes nobody can guess, as 43 base64url characters. */
  readonly newSecret: () => string;
  /** The address people open, without a path: links begin with it. */
  readonly publicUrl: string;
}

/** What the use cases need of the identity provider. */
export interface Identity {
  /** A hash the provider accepts at sign-in; takes about 90 ms. */
  readonly hashPassword: (password: string) => Promise<string>;
}
