import type { Actor } from './entities.ts';

/** Actors that are not people, as the log names them. `messages/` has their names in each language. */
export const systemActors = {
  clock: { kind: 'clock', id: null, name: 'Clock' },
  webhook_delivery: { kind: 'clock', id: null, name: 'Webhook delivery' },
  /** Whoever may run commands on the server. */
  operator: { kind: 'operator', id: null, name: 'Operator' },
  import: { kind: 'import', id: null, name: 'Import' },
  /** Declined an invitation without an account, at an address the partner did not give. */
  invited_customer: { kind: 'customer', id: null, name: 'Invited customer' },
} as const satisfies Readonly<Record<string, Actor>>;

export type SystemActor = keyof typeof systemActors;
