import type { FieldRef } from '@pothos/core';
import type { BlockingItem, BlockingItemKind, Items, Reservation, SavingsPlan } from '@untether/domain';
import { availableCommands, blockingItemKinds, idPrefixes, itemName } from '@untether/domain';
import type { Types } from '../core/builder.ts';
import { builder } from '../core/builder.ts';
import { ItemStatusEnum } from '../enums/items.ts';
import { blockerOfItem, factsOf } from '../facts.ts';
import { ownPartner } from '../partners.ts';
import { BlockerRef, CustomerItemRef, CustomerRef, ItemCommandRef } from '../refs.ts';
import { anyViewerOf, commandContextOf } from '../viewer-of.ts';

const kindOf = <K extends BlockingItemKind>(item: Items[K]): K => {
  const kind = blockingItemKinds.find((one) => item.id.startsWith(idPrefixes[one]));
  if (kind === undefined) throw new Error(`no kind of item has ids like ${item.id}`);
  return kind as K;
};

builder.interfaceType(CustomerItemRef, {
  description:
    'Something a customer has through a partner and that may block the removal of their relationship: a subscription, an Azure entitlement, a reservation, a savings plan, a software purchase or an order.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    name: t.string({
      description:
        'What people call it: the friendly name of a subscription or else its offer’s name, the lines of an order.',
      resolve: (item) => itemName[kindOf(item)](item as never),
    }),
    status: t.expose('status', { type: ItemStatusEnum, description: 'Its current status.' }),
    rawStatus: t.string({
      nullable: true,
      description: 'The status as the vendor wrote it; null for what was created here or has none there.',
      resolve: (item) => item.rawStatus,
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer it belongs to; null for the customer’s own admin, which has `viewer.organization`.',
      resolve: ({ customerId }, _, context) => context.loaders.customers.load(customerId),
    }),
    partner: t.field(ownPartner),
    imported: t.boolean({
      description: 'Whether it came from the vendor’s records: what is done here then has to be done there too.',
      resolve: (item) => item.importHash !== null,
    }),
    removalBlocker: t.field({
      type: BlockerRef,
      nullable: true,
      description: 'How it blocks the removal of the relationship; null: it does not.',
      resolve: (item, _, context) => blockerOfItem(context, item),
    }),
    commands: t.field({
      type: [ItemCommandRef],
      description:
        'Commands that apply in its current state, and whether the viewer may run each. A savings plan and an order have none.',
      resolve: async (item: BlockingItem, _, context) =>
        availableCommands(
          { kind: kindOf(item), item, facts: await factsOf(context, item.relationshipId) },
          anyViewerOf(context),
          commandContextOf(context),
        ),
    }),
  }),
});

/** What an Azure reservation and a savings plan have in common. */
export const commitmentFields = <T extends Reservation | SavingsPlan>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
): Record<'quantity' | 'purchasedAt' | 'expiresAt' | 'refundable', FieldRef<Types>> => ({
  quantity: t.int({ description: 'How many units are committed to.', resolve: (item) => item.quantity }),
  purchasedAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When it was bought; null when unknown.',
    resolve: (item) => item.purchasedAt,
  }),
  expiresAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When its term ends; null when unknown.',
    resolve: (item) => item.expiresAt,
  }),
  refundable: t.boolean({
    nullable: true,
    description:
      'Whether cancelling it is refunded: what is not refundable cannot be cancelled, and a savings plan never is. null when not known.',
    resolve: (item) => item.refundable,
  }),
});
