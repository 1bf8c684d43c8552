import type { RemovalReceipt } from '@untether/domain';
import {
  concealedValues,
  idPrefixes,
  mayBeRefunded,
  noticesOf,
  receiptCommands,
  receiptDocument,
  reestablishChecklist,
  sayByKind,
} from '@untether/domain';
import { ReceiptConnection } from '../connections.ts';
import { builder, orError } from '../core/builder.ts';
import { spanOf, TimeSpanInput } from '../core/filters.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect, reading } from '../core/paging.ts';
import { SubscriptionStatusEnum } from '../enums/items.ts';
import { EventTypeEnum, ReceiptMailStateEnum } from '../enums/log.ts';
import { EndedByEnum, RemainingItemKindEnum } from '../enums/removal.ts';
import { NoticeLocaleEnum } from '../enums/requests.ts';
import { factsOf } from '../facts.ts';
import {
  ActorRef,
  AttestationRef,
  ClearedItemRef,
  ConcealedValueRef,
  EffectRef,
  EventRef,
  NoticeRef,
  ReceiptMailRef,
  ReceiptRef,
  ReestablishItemRef,
  RelationshipRef,
  RemainingItemRef,
  RequestCommandRef,
  RequestRef,
  WebhookDeliveryRef,
} from '../refs.ts';
import { commandContextOf, viewerOf } from '../viewer-of.ts';

/** Effects told as what has happened. */
export const effectsDone = (effects: RemovalReceipt['effects']) =>
  effects.map((effect) => ({ ...effect, done: true as const }));

builder.node(ReceiptRef, {
  description: 'The immutable proof of a removal, written in its transaction.',
  id: { resolve: (receipt) => receipt.id, description: '`rcp_…`' },
  isTypeOf: hasPrefix(idPrefixes.receipt),
  loadWithoutCache: (id, context) => context.loaders.receipts.load(id),
  fields: (t) => ({
    partnerName: t.exposeString('partnerName', {
      nullable: true,
      description:
        'The partner’s name at the time of the removal; null only in the first minutes after an upgrade from a version without `contentHash`.',
    }),
    customerId: t.exposeID('customerId', { description: 'The customer it was with.' }),
    customerName: t.exposeString('customerName', { description: 'The customer’s name at the time of the removal.' }),
    customerTenantId: t.exposeID('customerTenantId', {
      description: 'The vendor’s tenant id of the customer, a lower-case GUID.',
    }),
    customerDomain: t.exposeString('customerDomain', {
      nullable: true,
      description:
        'The customer’s domain at the time of the removal, or of the upgrade where a version without `contentHash` wrote the receipt; null if it had none.',
    }),
    removedAt: t.expose('removedAt', { type: 'DateTime', description: 'When the relationship ended.' }),
    removedBy: t.expose('removedBy', {
      type: ActorRef,
      description: 'Who removed the relationship and so made the declaration.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'The reason given; null if none was.' }),
    attestation: t.expose('attestation', {
      type: AttestationRef,
      nullable: true,
      description: 'What the remover declared; null where an end at the vendor was recorded.',
    }),
    effects: t.field({
      type: [EffectRef],
      description: 'The four effects, with numbers, as what has happened.',
      resolve: ({ effects }) => effectsDone(effects),
    }),
    cleared: t.expose('cleared', {
      type: [ClearedItemRef],
      description: 'What was cleared or waived for it, in order of time.',
    }),
    remaining: t.expose('remaining', { type: [RemainingItemRef], description: 'What is left after it.' }),
    notice: t.field({
      type: [NoticeRef],
      description: 'A notice to the customer, one per language, to copy or print.',
      resolve: noticesOf,
    }),
    event: t.field({
      type: EventRef,
      nullable: true,
      description: 'The removal in the partner’s log; null where its event is not in the log.',
      resolve: ({ relationshipId }, _, context) => context.loaders.removalEvents.load(relationshipId),
    }),
    deliveries: t.field({
      type: [WebhookDeliveryRef],
      description:
        'Who was told: the deliveries of `event` to the partner’s webhook endpoints, oldest first. Those of an endpoint that has since been deleted are gone with it.',
      resolve: async ({ relationshipId }, _, context) => {
        const event = await context.loaders.removalEvents.load(relationshipId);
        return event === null ? [] : context.loaders.deliveriesOfEvents.load(event.id);
      },
    }),
    mails: t.field({
      type: [ReceiptMailRef],
      description:
        'Who was told by mail: the notices to the customer’s admins, oldest first. Finished mails are forgotten after 30 days; none if the installation sends no mail.',
      resolve: ({ id }, _, context) => context.loaders.mailsOfReceipts.load(id),
    }),
    contentHash: t.string({
      nullable: true,
      description:
        'SHA-256 of `document` as canonical JSON (RFC 8785), in hex: it shows that the receipt is unchanged. Made in the transaction that writes the receipt. null only in the first minutes after an upgrade from a version without it.',
      resolve: ({ proof }) => proof?.sha256,
    }),
    document: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'What `contentHash` is over. People’s names and free text stand in it as `{sha256}`, see `concealed`. docs/receipts.md describes it and verifies it in ten lines. null as `contentHash`.',
      resolve: receiptDocument,
    }),
    concealed: t.field({
      type: [ConcealedValueRef],
      description: 'The values that stand in `document` as digests, in its order; empty while there is none.',
      resolve: concealedValues,
    }),
    reestablishedBy: t.field({
      type: RelationshipRef,
      nullable: true,
      description: 'The relationship that re-established it, once the customer has accepted; null until then.',
      resolve: ({ relationshipId }, _, context) => context.loaders.reestablished.load(relationshipId),
    }),
    latestRequest: t.field({
      type: RequestRef,
      nullable: true,
      description:
        'The newest request to the customer since the removal, in any state; null if there was none, and once the customer has accepted.',
      resolve: async ({ relationshipId, customerId, removedAt }, _, context) => {
        if ((await context.loaders.reestablished.load(relationshipId)) !== null) return null;
        const latest = await context.loaders.latestRequests.load(customerId);
        return latest !== null && latest.createdAt >= removedAt ? latest : null;
      },
    }),
    commands: t.field({
      type: [RequestCommandRef],
      description:
        'REQUEST_AGAIN, and whether the viewer may run it; empty once the relationship has been re-established.',
      resolve: async ({ relationshipId }, _, context) => {
        const reestablishedBy = await context.loaders.reestablished.load(relationshipId);
        return receiptCommands({ reestablishedBy }, viewerOf(context));
      },
    }),
    reestablish: t.field({
      type: [ReestablishItemRef],
      description:
        'What re-establishing the relationship did not restore, with its current state; empty before the customer has accepted and after another removal.',
      resolve: async (receipt, _, context) => {
        const viewer = viewerOf(context);
        const { relationshipId, customerId } = receipt;
        const again = await context.loaders.reestablished.load(relationshipId);
        if (again?.state !== 'active') return [];
        const facts = await factsOf(context, again.id);
        const designations = await reading(context, () => context.loaders.designations.load(customerId));
        return reestablishChecklist({ receipt, facts, designations }, viewer, commandContextOf(context));
      },
    }),
  }),
});

builder.objectType(ReceiptMailRef, {
  description: 'The notice of a removal, mailed to one of the customer’s admins.',
  fields: (t) => ({
    recipient: t.exposeString('recipient', {
      nullable: true,
      description: 'The address it is for; null for who is no global admin.',
    }),
    state: t.expose('state', { type: ReceiptMailStateEnum, description: 'How far it has come.' }),
    attempts: t.exposeInt('attempts', { description: 'How many attempts have been made.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was queued: with the removal.' }),
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the mail server took it; null if it has not.',
    }),
  }),
});

builder.objectType(ConcealedValueRef, {
  description:
    'A name or a free text that stands in a receipt’s document as a digest, so that it can be erased and the hash still fits.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Where it stands, a JSON Pointer (RFC 6901) such as `/removedBy/name`.',
    }),
    sha256: t.exposeString('sha256', {
      description: 'SHA-256 of `salt` followed by `value`, both in UTF-8, in hex: what stands in the document.',
    }),
    salt: t.exposeString('salt', { nullable: true, description: 'A random text; null once the value is erased.' }),
    value: t.exposeString('value', { nullable: true, description: 'The value; null once it is erased.' }),
  }),
});

builder.objectType(ClearedItemRef, {
  description: 'An item that was cleared before a removal.',
  fields: (t) => ({
    subjectId: t.exposeID('subjectId', { description: 'The item’s id.' }),
    name: t.exposeString('name', { description: 'What people call the item.' }),
    how: t.expose('how', { type: EventTypeEnum, description: 'The event that cleared it.' }),
    by: t.expose('by', { type: ActorRef, description: 'Who cleared it.' }),
    at: t.field({ type: 'DateTime', description: 'When it was cleared.', resolve: ({ at }) => new Date(at) }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'The reason given with a waiver; null otherwise.',
    }),
    refunded: t.boolean({
      nullable: true,
      description:
        'Whether what was cancelled is refunded; null: not known, it was not cancelled, or an earlier receipt does not tell.',
      resolve: (item) => ('refunded' in item ? item.refunded : null),
    }),
    mayBeRefunded: t.boolean({
      description:
        'Whether it was cancelled and is of a kind that a cancellation may refund; Azure, billed by usage, is not.',
      resolve: ({ how }) => mayBeRefunded(how),
    }),
  }),
});

builder.objectType(RemainingItemRef, {
  description: 'Something that is left after a removal.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RemainingItemKindEnum, description: 'What it is.' }),
    message: t.string({
      description: 'It in a sentence, in the language of the request; of an early receipt as it was written.',
      resolve: (item, _, { language }) => ('message' in item ? item.message : sayByKind(language.remaining, item)),
    }),
    recordedAs: t.field({
      type: SubscriptionStatusEnum,
      nullable: true,
      description:
        'Of END_AT_VENDOR about an item: how it is recorded here, e.g. SUSPENDED or CANCELLED; null for the relationship itself, for the others, and where an early receipt does not tell.',
      resolve: (item) => ('message' in item ? null : item.recordedAs),
    }),
    endedBy: t.field({
      type: EndedByEnum,
      nullable: true,
      description:
        'Of END_AT_VENDOR about an item: what its end here rests on; null for the relationship itself, for the others, and where an earlier receipt does not tell.',
      resolve: (item) => ('endedBy' in item ? item.endedBy : null),
    }),
    subjectId: t.exposeID('subjectId', {
      nullable: true,
      description: 'The item’s id; null when it is about the whole.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description:
        'What people call the item; null when it is about the whole, or when a receipt of an early version does not say.',
    }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it ends without anyone doing anything, of STILL_BILLED until when; null: it does not, or not known.',
      resolve: ({ at }) => at && new Date(at),
    }),
  }),
});

builder.objectType(NoticeRef, {
  description: 'A text to the customer in one language.',
  fields: (t) => ({
    locale: t.expose('locale', { type: NoticeLocaleEnum, description: 'The language it is written in.' }),
    subject: t.exposeString('subject', { description: 'The subject line.' }),
    body: t.exposeString('body', { description: 'The text; blank lines separate its paragraphs.' }),
  }),
});

const RemovalFilter = builder.inputType('RemovalFilter', {
  description: 'Which removals. All given conditions apply.',
  fields: (t) => ({
    search: t.string({
      description:
        'Text contained in the customer’s name, as it is now, its domain or tenant id; letter case and width do not matter.',
    }),
    customerId: t.id({ description: 'Of this customer.' }),
    removedAt: t.field({ type: TimeSpanInput, description: 'In this span of time.' }),
    actorId: t.id({
      description:
        'Removed by this person (`usr_…`) or with this API key (`key_…`). No index finds it: pages may be short, see `removals`.',
    }),
  }),
});

builder.queryField('removals', (t) =>
  t.connection(
    {
      type: ReceiptRef,
      nullable: true,
      description: `Receipts of the viewer’s removals, newest first. With \`actorId\` a page looks at 4,000 receipts at most: it may be short or empty although \`pageInfo\` says that there are more, its cursor goes on from there, and \`totalCount\` counts among 4,000. ${orError}`,
      args: {
        filter: t.arg({ type: RemovalFilter, required: false, description: 'Which removals; all if left out.' }),
      },
      resolve: (_, { filter, ...args }, context) => {
        const query = {
          search: filter?.search ?? undefined,
          customerId: filter?.customerId ?? undefined,
          removed: spanOf(filter?.removedAt),
          actorId: filter?.actorId ?? undefined,
        };
        return connect(context, args, {
          page: (request) => context.services.lists.receipts(viewerOf(context), query, request),
          count: () => context.services.lists.countReceipts(viewerOf(context), query),
        });
      },
    },
    ReceiptConnection,
  ),
);
