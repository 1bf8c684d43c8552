import type {
  CommandContext,
  CustomerSubscription,
  ItemKind,
  Items,
  Outcome,
  Permission,
  RelationshipFacts,
  Thing,
  Viewer,
} from '@untether/domain';
import {
  decideCancelAzureEntitlement,
  decideCancelReservation,
  decideCancelSoftwarePurchase,
  decideCancelSubscription,
  decideReactivateSubscription,
  decideSetEndOfTermAction,
  decideSuspendSubscription,
  type EndOfTermAction,
  findForbidden,
  itemsOf,
  permissionToCancel,
  refused,
} from '@untether/domain';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

/** Commands about one item of a customer: suspend, reactivate, cancel, auto-renew. */
type ItemInput = Keyed<{ readonly id: string }>;
type ItemResult = Promise<CommandResult<{ readonly id: string }>>;

interface ItemCommand<K extends ItemKind> {
  readonly name: string;
  readonly kind: K;
  readonly thing: Thing;
  readonly permission: Permission;
  /** Where the item itself decides who may. */
  readonly permissionFor?: (item: Items[K]) => Permission;
  readonly decide: (item: Items[K], facts: RelationshipFacts, context: CommandContext) => Outcome;
}

const runItemCommand = <K extends Exclude<ItemKind, 'delegatedAdminRelationship'>>(
  ports: Ports,
  viewer: Viewer,
  { id, idempotencyKey, ...more }: ItemInput & { readonly action?: EndOfTermAction },
  command: ItemCommand<K>,
): ItemResult =>
  runCommand(ports, viewer, {
    name: command.name,
    permission: command.permission,
    input: { id, ...more },
    idempotencyKey,
    decide: async (tx, context) => {
      const partnerId = viewer.partner.id;
      const facts = await tx.findFactsOfItem(partnerId, command.kind, id);
      const item = facts && itemsOf[command.kind](facts).find((one) => one.id === id);
      if (item === undefined || facts === undefined) return refused(notFound(command.thing));
      const forbidden = command.permissionFor && findForbidden(viewer, command.permissionFor(item));
      if (forbidden !== undefined) return refused(forbidden);
      return decided(command.decide(item, facts, context), {
        ids: { id },
        changed: [facts],
      });
    },
  });

type OnSubscription = (
  command: { subscription: CustomerSubscription; facts: RelationshipFacts },
  context: CommandContext,
) => Outcome;

const itemCommand =
  <K extends Exclude<ItemKind, 'delegatedAdminRelationship'>>(command: ItemCommand<K>) =>
  (ports: Ports) =>
  (viewer: Viewer, input: ItemInput): ItemResult =>
    runItemCommand(ports, viewer, input, command);

const onSubscription = { kind: 'subscription', thing: 'subscription', permission: 'manage_subscriptions' } as const;
const subscriptionCommand = (name: string, decide: OnSubscription) =>
  itemCommand({
    ...onSubscription,
    name,
    decide: (subscription, facts, context) => decide({ subscription, facts }, context),
  });

export const suspendSubscription = subscriptionCommand('suspendSubscription', decideSuspendSubscription);
export const reactivateSubscription = subscriptionCommand('reactivateSubscription', decideReactivateSubscription);
export const cancelSubscription = itemCommand({
  ...onSubscription,
  name: 'cancelSubscription',
  permissionFor: permissionToCancel,
  decide: (subscription, facts, context) => decideCancelSubscription({ subscription, facts }, context),
});

export const setSubscriptionEndOfTermAction =
  (ports: Ports) => (viewer: Viewer, input: ItemInput & { readonly action: EndOfTermAction }) =>
    runItemCommand(ports, viewer, input, {
      ...onSubscription,
      name: 'setSubscriptionEndOfTermAction',
      decide: (subscription, _, context) => decideSetEndOfTermAction({ subscription, action: input.action }, context),
    });

export const cancelAzureEntitlement = itemCommand({
  name: 'cancelAzureEntitlement',
  kind: 'azureEntitlement',
  thing: 'azure_entitlement',
  permission: 'cancel_azure_entitlement',
  decide: (item, _, context) => decideCancelAzureEntitlement(item, context),
});

export const cancelReservation = itemCommand({
  name: 'cancelReservation',
  kind: 'reservation',
  thing: 'reservation',
  permission: 'cancel_reservation',
  decide: (item, _, context) => decideCancelReservation(item, context),
});

export const cancelSoftwarePurchase = itemCommand({
  name: 'cancelSoftwarePurchase',
  kind: 'softwarePurchase',
  thing: 'software_purchase',
  permission: 'cancel_software_purchase',
  decide: (item, _, context) => decideCancelSoftwarePurchase(item, context),
});
