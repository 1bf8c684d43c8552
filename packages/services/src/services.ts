import * as time from './clock/pass-time.ts';
import * as acceptRequest from './commands/accept-request.ts';
import * as apiKeys from './commands/api-key-commands.ts';
import * as customerCommands from './commands/customer-commands.ts';
import * as declineRequest from './commands/decline-request.ts';
import * as delegatedAdmin from './commands/delegated-admin.ts';
import * as granularAdmin from './commands/granular-admin.ts';
import * as items from './commands/item-commands.ts';
import * as removeRelationship from './commands/remove-relationship.ts';
import * as requestCommands from './commands/request-commands.ts';
import * as supportContact from './commands/support-contact.ts';
import * as users from './commands/user-commands.ts';
import * as webhooks from './commands/webhook-commands.ts';
import * as log from './log/log-reader.ts';
import type { Ports } from './ports.ts';
import * as customerSide from './queries/customer-side.ts';
import * as customers from './queries/customers.ts';
import * as invitation from './queries/invitation.ts';
import * as lists from './queries/lists.ts';
import * as offers from './queries/offers.ts';
import * as removal from './queries/removal.ts';
import * as requests from './queries/requests.ts';
import * as viewer from './queries/viewer.ts';

/** These modules export use cases and nothing else: each becomes a service without another line. */
const useCases = {
  ...time,
  ...acceptRequest,
  ...apiKeys,
  ...customerCommands,
  ...declineRequest,
  ...delegatedAdmin,
  ...granularAdmin,
  ...items,
  ...removeRelationship,
  ...requestCommands,
  ...supportContact,
  ...users,
  ...webhooks,
  ...log,
  ...customerSide,
  ...customers,
  ...invitation,
  ...lists,
  ...offers,
  ...removal,
  ...requests,
  ...viewer,
};

/** Every use case, bound to its ports. */
export const createServices = (ports: Ports) => ({
  ...bindAll(ports, useCases),
  policy: ports.policy,
  findOffer: ports.offers.find,
  publicKeyOf: ports.webhooks.publicKeyOf,
  /** When something falls due next, for any partner; null = nothing. */
  findNextDueAt: () => ports.store.findNextDueAt(),
});

export type Services = ReturnType<typeof createServices>;

const bindAll = <U extends Readonly<Record<string, (ports: Ports) => unknown>>>(ports: Ports, unbound: U) =>
  Object.fromEntries(Object.entries(unbound).map(([name, bind]) => [name, bind(ports)])) as {
    readonly [Name in keyof U]: ReturnType<U[Name]>;
  };
