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
  readonly webhooks: WebhookKeeper;
}

/** What the use cases need of the identity provider. */
export interface Identity {
  /** A hash the provider accepts at sign-in; takes about 90 ms. */
  readonly hashPassword: (password: string) => Promise<string>;
}

/** What the use cases need of webhook delivery. */
export interface WebhookKeeper {
  /** What is wrong with an endpoint's URL, as far as it can be known without connecting; undefined for nothing. */
  readonly findUrlProblem: (url: string) => Promise<string | undefined>;
  readonly newSecret: (kind: { readonly ed25519: boolean }) => string;
  /** The public half of an ed25519 secret; null for another. */
  readonly publicKeyOf: (secret: string) => string | null;
}
