import type { AnyViewer } from '../access/authorise.ts';
import { findForbidden } from '../access/authorise.ts';
import type { Permission } from '../access/permissions.ts';
import type { BlockingItemKind } from '../blockers/blocker.ts';
import { itemName, itemsOf } from '../blockers/items.ts';
import type { Items } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import { type EndOfTermAction, endOfTermActions } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import { choosableActions } from '../time/end-of-term.ts';
import { decideCancelAzureEntitlement, decideCancelReservation, decideCancelSoftwarePurchase } from './cancel-item.ts';
import type { CommandContext } from './command.ts';
import type { Consequence } from './consequences.ts';
import { cancelConsequence, endOfTermConsequence, reactivateConsequence, suspendConsequence } from './consequences.ts';
import { type OfferedCommand, offeredCommand } from './offered-command.ts';
import type { Outcome } from './outcome.ts';
import { refusalOf } from './outcome.ts';
import {
  decideCancelSubscription,
  decideReactivateSubscription,
  decideSetEndOfTermAction,
  decideSuspendSubscription,
  permissionToCancel,
} from './subscription.ts';

/** Each with the mutation that carries it out. */
export const itemCommandKinds = {
  suspend: '`suspendSubscription`.',
  reactivate: '`reactivateSubscription`.',
  cancel: 'The cancel mutation for this kind of item.',
  cancel_at_term_end: '`setSubscriptionEndOfTermAction` with CANCEL.',
  turn_off_auto_renew: '`setSubscriptionEndOfTermAction` with EXPIRE.',
  turn_on_auto_renew: '`setSubscriptionEndOfTermAction` with RENEW.',
  extend_at_term_end: '`setSubscriptionEndOfTermAction` with EXTEND.',
} as const;
export type ItemCommandKind = keyof typeof itemCommandKinds;

export type AvailableCommand = OfferedCommand<ItemCommandKind>;

interface Offered<T> {
  readonly command: ItemCommandKind;
  readonly permission: Permission | ((item: T) => Permission);
  /** Whether it applies in the item's current status. */
  readonly fits: (item: T, policy: Policy) => boolean;
  readonly decide: (item: T, facts: RelationshipFacts, context: CommandContext) => Outcome;
  readonly consequence: (item: T, policy: Policy, now: Date) => Consequence;
}

/** The command that chooses each. */
const endOfTermCommands = {
  cancel: 'cancel_at_term_end',
  expire: 'turn_off_auto_renew',
  renew: 'turn_on_auto_renew',
  extend: 'extend_at_term_end',
} as const satisfies Record<EndOfTermAction, ItemCommandKind>;

const isActive = (item: { readonly status: string }) => item.status === 'active';

const cancelling = <T extends Items['azureEntitlement' | 'reservation' | 'softwarePurchase']>(
  permission: Permission,
  decide: (item: T, context: CommandContext) => Outcome,
): Offered<T> => ({
  command: 'cancel',
  permission,
  fits: isActive,
  decide: (item, _, context) => decide(item, context),
  consequence: (item) => cancelConsequence(item, item.name, permission),
});

const offered: { readonly [K in BlockingItemKind]: readonly Offered<Items[K]>[] } = {
  subscription: [
    {
      command: 'suspend',
      permission: 'manage_subscriptions',
      fits: isActive,
      decide: (subscription, facts, context) => decideSuspendSubscription({ subscription, facts }, context),
      consequence: suspendConsequence,
    },
    {
      command: 'reactivate',
      permission: 'manage_subscriptions',
      fits: (item) => item.status === 'suspended',
      decide: (subscription, facts, context) => decideReactivateSubscription({ subscription, facts }, context),
      consequence: reactivateConsequence,
    },
    {
      command: 'cancel',
      permission: permissionToCancel,
      fits: (item) => item.status === 'active' || item.status === 'suspended',
      decide: (subscription, facts, context) => decideCancelSubscription({ subscription, facts }, context),
      consequence: (item) => cancelConsequence(item, itemName.subscription(item), permissionToCancel(item)),
    },
    ...endOfTermActions.map(
      (action): Offered<Items['subscription']> => ({
        command: endOfTermCommands[action],
        permission: 'manage_subscriptions',
        fits: (item, policy) =>
          isActive(item) && item.endOfTermAction !== action && choosableActions(item, policy).includes(action),
        decide: (subscription, _, context) => decideSetEndOfTermAction({ subscription, action }, context),
        consequence: (item) => endOfTermConsequence(item, action),
      }),
    ),
  ],
  azureEntitlement: [cancelling('cancel_azure_entitlement', decideCancelAzureEntitlement)],
  reservation: [cancelling('cancel_reservation', decideCancelReservation)],
  savingsPlan: [],
  softwarePurchase: [cancelling('cancel_software_purchase', decideCancelSoftwarePurchase)],
  order: [],
};

/** Decides one of them; undefined where there is no such item, or none of its kind has the command. */
export const decideItemCommand = <K extends BlockingItemKind>(
  { kind, id, command }: { readonly kind: K; readonly id: string; readonly command: ItemCommandKind },
  facts: RelationshipFacts,
  context: CommandContext,
): Outcome | undefined => {
  const item = itemsOf[kind](facts).find((one) => one.id === id);
  const ofKind: readonly Offered<Items[K]>[] = offered[kind];
  return item && ofKind.find((one) => one.command === command)?.decide(item, facts, context);
};

/** Runs the functions that decide the commands: what is shown as allowed is what succeeds. */
export const availableCommands = <K extends BlockingItemKind>(
  ask: { readonly kind: K; readonly item: Items[K]; readonly facts: RelationshipFacts },
  viewer: AnyViewer,
  context: CommandContext,
): readonly AvailableCommand[] => {
  const ofKind: readonly Offered<Items[K]>[] = offered[ask.kind];
  return ofKind
    .filter((one) => one.fits(ask.item, context.policy))
    .map((one) => {
      const permission = typeof one.permission === 'string' ? one.permission : one.permission(ask.item);
      const refusal = findForbidden(viewer, permission) ?? refusalOf(one.decide(ask.item, ask.facts, context));
      return offeredCommand(one.command, refusal, one.consequence(ask.item, context.policy, context.now));
    });
};
