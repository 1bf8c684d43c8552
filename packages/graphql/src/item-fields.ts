import type { FieldRef } from '@pothos/core';
import type {
  Actor,
  AvailableCommand,
  BlockingItemKind,
  CommandContext,
  Items,
  Partner,
  RelationshipItem,
  Reservation,
  SavingsPlan,
} from '@untether/domain';
import { availableCommands, isCustomerViewer } from '@untether/domain';
import type { Context } from './context.ts';
import { anyViewerOf } from './context.ts';
import type { Types } from './core/builder.ts';
import { CommitmentStatusEnum } from './enums/items.ts';
import { blockerOfItem, factsOf } from './facts.ts';
import { BlockerRef, CustomerRef, PartnerSummaryRef } from './refs.ts';

/** Fields that every item of a relationship has. */
export const itemFields = <T extends RelationshipItem>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
): Record<'customer' | 'partner' | 'rawStatus' | 'imported' | 'removalBlocker', FieldRef<Types>> => ({
  customer: t.field({
    type: CustomerRef,
    description: 'The customer it belongs to.',
    resolve: async (item, _, context) => {
      if (context.viewer !== null && isCustomerViewer(context.viewer)) {
        const { customer, relationship } = await factsOf(context, item.relationshipId);
        return { ...customer, relationship };
      }
      const customer = await context.loaders.customers.load(item.customerId);
      if (customer === null) throw new Error('an item of a relationship that is not active was shown');
      return customer;
    },
  }),
  partner: partnerField(t),
  rawStatus: t.string({
    nullable: true,
    description: 'The status as the vendor wrote it; null for what was made here or has none there.',
    resolve: (item) => item.rawStatus,
  }),
  imported: t.boolean({
    description: 'Whether it came from the vendor’s records: what is done here has to be done there too.',
    resolve: (item) => item.importHash !== null,
  }),
  removalBlocker: t.field({
    type: BlockerRef,
    nullable: true,
    description: 'How it blocks the removal of the relationship; null: it does not.',
    resolve: (item, _, context) => blockerOfItem(context, item),
  }),
});

/** What an Azure reservation and a savings plan have in common. */
export const commitmentFields = <T extends Reservation | SavingsPlan>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
): Record<'name' | 'quantity' | 'purchasedAt' | 'expiresAt' | 'status', FieldRef<Types>> => ({
  name: t.string({ description: 'Its name.', resolve: (item) => item.name }),
  quantity: t.int({ description: 'How many.', resolve: (item) => item.quantity }),
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
  status: t.field({
    type: CommitmentStatusEnum,
    description: 'Whether it stands.',
    resolve: (item) => item.status,
  }),
});

/** Whose it is: the viewer's own partner, or one of a customer's. */
export const partnerField = <T extends { readonly partnerId: string }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
): FieldRef<Types> =>
  t.field({
    type: PartnerSummaryRef,
    description: 'The partner it belongs to.',
    resolve: ({ partnerId }, _, context) => partnerNamed(context, partnerId),
  });

export const partnerNamed = async (context: Context, partnerId: string): Promise<Partner> => {
  const partner = await context.loaders.partners.load(partnerId);
  if (partner === null) throw new Error('something of a partner the viewer does not know was shown');
  return partner;
};

/** Who did something of a partner's: to a customer the partner, not its person. */
export const shownActor = async (
  context: Context,
  { actor, partnerId }: { readonly actor: Actor; readonly partnerId: string },
): Promise<Actor> => {
  const isForCustomer = context.viewer !== null && isCustomerViewer(context.viewer);
  // An actor without an id is a partner already, such as a reseller's provider, or no person at all.
  if (!isForCustomer || actor.id === null || actor.kind === 'customer') return actor;
  return { kind: actor.kind, id: null, name: (await partnerNamed(context, partnerId)).name };
};

/** What can be done to an item as it stands, by this viewer. */
export const commandsOf = async <K extends Exclude<BlockingItemKind, 'savingsPlan' | 'order'>>(
  context: Context,
  kind: K,
  item: Items[K],
): Promise<readonly AvailableCommand[]> => {
  const viewer = anyViewerOf(context);
  const facts = await factsOf(context, item.relationshipId);
  return availableCommands({ kind, item, facts }, viewer, askingContext(context));
};

/** For asking whether a command would succeed, not for doing it. */
export const askingContext = ({ services, now }: Context): CommandContext => ({
  actor: { kind: 'user', id: null, name: '' },
  policy: services.policy,
  now,
  correlationId: '',
});
