import type { RelationshipFacts } from '@untether/domain';
import { allItems, blockerActions, idPrefixes, isResolvableBy, receiptCommands } from '@untether/domain';
import { ReceiptConnection } from '../connections.ts';
import { anyViewerOf, viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import {
  EventTypeEnum,
  NoticeLocaleEnum,
  ReestablishActionEnum,
  ReestablishKindEnum,
  RemainingItemKindEnum,
  RemovalBlockerKindEnum,
  RemovalEffectKindEnum,
  RemovalResolutionEnum,
  RemovalWarningKindEnum,
  RoleEnum,
} from '../core/enums.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect, reading } from '../core/paging.ts';
import { shownBlockers } from '../facts.ts';
import {
  ActorRef,
  AttestationRef,
  BlockerActionRef,
  BlockerRef,
  ClearedItemRef,
  EffectRef,
  NoticeRef,
  PreviewRef,
  ReceiptRef,
  ReestablishItemRef,
  RelationshipRef,
  RemainingItemRef,
  RequestCommandRef,
  RequestRef,
  WarningRef,
} from '../refs.ts';
import { findNode } from './find-node.ts';

const Node = builder.nodeInterfaceRef();

const subjectAmong = (facts: RelationshipFacts, id: string) =>
  facts.relationship.id === id ? facts.relationship : allItems(facts).find((item) => item.id === id);

builder.objectType(BlockerRef, {
  description:
    'One item that keeps a relationship from being removed: what, why, who can clear it, how, and when it clears.',
  fields: (t) => ({
    id: t.id({
      description: '`blk_` and the subject’s id: one an item, unchanged when its kind changes.',
      resolve: ({ blocker }) => blocker.id,
    }),
    kind: t.field({
      type: RemovalBlockerKindEnum,
      description: 'Why it blocks.',
      resolve: ({ blocker }) => blocker.kind,
    }),
    subject: t.field({
      type: Node,
      description: 'The item.',
      resolve: ({ blocker, facts }) => {
        const subject = subjectAmong(facts, blocker.subjectId);
        if (subject === undefined) throw new Error('a blocker without its subject was shown');
        return subject;
      },
    }),
    subjectName: t.string({ description: 'What people call the item.', resolve: ({ blocker }) => blocker.subjectName }),
    message: t.string({
      description: 'The cause and the way out, in English.',
      resolve: ({ blocker }) => blocker.message,
    }),
    resolutions: t.field({
      type: [RemovalResolutionEnum],
      description: 'Ways to clear it, best first.',
      resolve: ({ blocker }) => blocker.resolutions,
    }),
    actions: t.field({
      type: [BlockerActionRef],
      description: 'The resolutions once more, each as this viewer sees it.',
      resolve: ({ blocker, facts }, _, context) =>
        blockerActions(blocker, anyViewerOf(context), { facts, policy: context.services.policy, now: context.now }),
    }),
    allowedRoles: t.field({
      type: [RoleEnum],
      description: 'Roles that can do one of the resolutions now; empty: nobody can, only time.',
      resolve: ({ blocker }) => blocker.allowedRoles,
    }),
    resolvableByViewer: t.boolean({
      description: 'Whether the viewer can do one of the resolutions.',
      resolve: ({ blocker }, _, context) => isResolvableBy(blocker, anyViewerOf(context)),
    }),
    allowedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Last instant at which CANCEL is possible; null where it is not offered or has no end.',
      resolve: ({ blocker }) => blocker.allowedUntil,
    }),
    clearsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it clears by itself, auto-renew counted as turned off; null: not known, or not by itself.',
      resolve: ({ blocker }) => blocker.clearsAt,
    }),
    billedMeanwhile: t.boolean({
      description: 'Whether it costs money while it waits.',
      resolve: ({ blocker }) => blocker.billedMeanwhile,
    }),
    clearAfter: t.idList({
      description: 'Ids of blockers in the same list that have to go first.',
      resolve: ({ blocker }) => blocker.clearAfter,
    }),
    clearedWith: t.id({
      nullable: true,
      description: 'Id of the blocker in the same list whose clearing clears this one too; null where there is none.',
      resolve: ({ blocker }) => blocker.clearedWith,
    }),
  }),
});

builder.objectType(BlockerActionRef, {
  description: 'One way to clear a blocker, as one viewer sees it.',
  fields: (t) => ({
    resolution: t.expose('resolution', { type: RemovalResolutionEnum, description: 'Which way.' }),
    allowedToViewer: t.exposeBoolean('allowedToViewer', {
      description: 'Whether the viewer may do it; false for what nobody does here, such as WAIT.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why not, in a sentence; null where it is allowed or nobody does it.',
    }),
    allowedRoles: t.expose('allowedRoles', {
      type: [RoleEnum],
      description: 'Roles that may do it; empty: nobody does it here.',
    }),
    consequence: t.exposeString('consequence', { description: 'What it does, said before it is done.' }),
  }),
});

builder.objectType(PreviewRef, {
  description: 'A dry run of a removal.',
  fields: (t) => ({
    removable: t.boolean({ description: 'Whether nothing blocks.', resolve: ({ preview }) => preview.removable }),
    viewerMayRemove: t.boolean({
      description: 'Whether the viewer’s roles and partner kind allow removing.',
      resolve: ({ preview }) => preview.viewerMayRemove,
    }),
    viewerReason: t.string({
      nullable: true,
      description: 'Why the viewer may not, in a sentence; null when it may.',
      resolve: ({ preview }) => preview.viewerReason,
    }),
    blockers: t.field({
      type: [BlockerRef],
      description: 'All that blocks; empty means nothing does.',
      resolve: ({ facts }, _, context) => shownBlockers(context, facts),
    }),
    warnings: t.field({
      type: [WarningRef],
      description: 'What does not block but has to be seen before.',
      resolve: ({ preview, facts }) => preview.warnings.map((warning) => ({ ...warning, facts })),
    }),
    effects: t.field({
      type: [EffectRef],
      description: 'The four effects, with numbers.',
      resolve: ({ preview }) => preview.effects,
    }),
    nextPossibleRemovalDate: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it can be removed at the earliest if all that can be cleared is cleared now; null: one blocker has no date.',
      resolve: ({ preview }) => preview.nextPossibleRemovalDate,
    }),
    attestation: t.field({
      type: AttestationRef,
      description: 'What the remover declares.',
      resolve: ({ preview }) => preview.attestation,
    }),
    confirmationText: t.string({
      description: 'What a person types to confirm: the customer’s domain, its name where it has none.',
      resolve: ({ preview }) => preview.confirmationText,
    }),
  }),
});

builder.objectType(EffectRef, {
  description: 'One thing a removal does.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RemovalEffectKindEnum, description: 'Which of the four.' }),
    count: t.exposeInt('count', { description: 'How many things it ends or changes.' }),
    message: t.exposeString('message', { description: 'The effect in a sentence, in English.' }),
  }),
});

builder.objectType(WarningRef, {
  description: 'Something to see before a removal.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RemovalWarningKindEnum, description: 'What it is about.' }),
    message: t.exposeString('message', { description: 'The warning in a sentence, in English.' }),
    subject: t.field({
      type: Node,
      nullable: true,
      description: 'The item or relationship it is about; null when it is about the whole.',
      resolve: ({ subjectId, facts }) => (subjectId === null ? null : (subjectAmong(facts, subjectId) ?? null)),
    }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it happens; null where it has no date.',
    }),
  }),
});

builder.objectType(AttestationRef, {
  description: 'What the partner declares when it removes a relationship.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'The version of the wording.' }),
    text: t.exposeString('text', { description: 'The wording.' }),
  }),
});

builder.node(ReceiptRef, {
  description: 'The immutable proof of a removal, written in its transaction.',
  id: { resolve: (receipt) => receipt.id, description: '`rcp_…`' },
  isTypeOf: hasPrefix(idPrefixes.receipt),
  loadWithoutCache: (id, context) => context.loaders.receipts.load(id),
  fields: (t) => ({
    customerId: t.exposeID('customerId', { description: 'The customer it was with.' }),
    customerName: t.exposeString('customerName', { description: 'Its name at the removal.' }),
    customerTenantId: t.exposeID('customerTenantId', { description: 'Its tenant id.' }),
    removedAt: t.expose('removedAt', { type: 'DateTime', description: 'When.' }),
    removedBy: t.expose('removedBy', { type: ActorRef, description: 'Who, and so who attested.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'The reason given; null when none was.' }),
    attestation: t.expose('attestation', { type: AttestationRef, description: 'What was declared.' }),
    effects: t.expose('effects', { type: [EffectRef], description: 'The four effects, with numbers.' }),
    cleared: t.expose('cleared', {
      type: [ClearedItemRef],
      description: 'What was cleared or waived before, in order.',
    }),
    remaining: t.expose('remaining', { type: [RemainingItemRef], description: 'What stays behind.' }),
    notice: t.expose('notice', {
      type: [NoticeRef],
      description: 'A notice to the customer, one a language, to copy or print.',
    }),
    reestablishedBy: t.field({
      type: RelationshipRef,
      nullable: true,
      description: 'The relationship that came after it, once the customer accepted again; null until then.',
      resolve: ({ relationshipId }, _, context) => context.loaders.reestablished.load(relationshipId),
    }),
    latestRequest: t.field({
      type: RequestRef,
      nullable: true,
      description:
        'The newest request to the customer since the removal, whatever became of it; null when there was none, and once the customer accepted.',
      resolve: async ({ relationshipId, customerId, removedAt }, _, context) => {
        if ((await context.loaders.reestablished.load(relationshipId)) !== null) return null;
        const latest = await context.loaders.latestRequests.load(customerId);
        return latest !== null && latest.createdAt >= removedAt ? latest : null;
      },
    }),
    commands: t.field({
      type: [RequestCommandRef],
      description:
        'The way back: REQUEST_AGAIN, and whether this viewer may; empty once another relationship came after it.',
      resolve: async ({ relationshipId }, _, context) => {
        const reestablishedBy = await context.loaders.reestablished.load(relationshipId);
        return receiptCommands({ reestablishedBy }, viewerOf(context));
      },
    }),
    reestablish: t.field({
      type: [ReestablishItemRef],
      description:
        'What did not come back by itself with the re-established relationship, as it stands now; empty before the customer has accepted and after another removal.',
      resolve: (receipt, _, context) => reading(context.services.viewReestablishChecklist(viewerOf(context), receipt)),
    }),
  }),
});

builder.objectType(ReestablishItemRef, {
  description: 'One thing that did not come back by itself with a re-established relationship.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ReestablishKindEnum, description: 'What kind of thing.' }),
    message: t.exposeString('message', { description: 'It in a sentence, in English.' }),
    subjectId: t.exposeID('subjectId', {
      nullable: true,
      description: 'The item’s id; null when it is about the whole.',
    }),
    subjectName: t.exposeString('subjectName', {
      nullable: true,
      description: 'What people call the item; null when it is about the whole.',
    }),
    subject: t.field({
      type: Node,
      nullable: true,
      description: 'The item; null when it is about the whole.',
      resolve: ({ subjectId }, _, context) => (subjectId === null ? null : findNode(context, subjectId)),
    }),
    done: t.exposeBoolean('done', {
      description: 'Whether nothing is left to do: it was restored, or nothing can restore it.',
    }),
    action: t.expose('action', {
      type: ReestablishActionEnum,
      nullable: true,
      description: 'What restores it; null where nothing does or nothing is left to do.',
    }),
  }),
});

builder.objectType(ClearedItemRef, {
  description: 'An item that was cleared before a removal.',
  fields: (t) => ({
    subjectId: t.exposeID('subjectId', { description: 'The item’s id.' }),
    name: t.exposeString('name', { description: 'What people call it.' }),
    how: t.expose('how', { type: EventTypeEnum, description: 'The event that cleared it.' }),
    by: t.expose('by', { type: ActorRef, description: 'Who.' }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'The reason given with a waiver; null otherwise.',
    }),
  }),
});

builder.objectType(RemainingItemRef, {
  description: 'Something that stays behind after a removal.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RemainingItemKindEnum, description: 'What kind of thing.' }),
    message: t.exposeString('message', { description: 'It in a sentence, in English.' }),
    subjectId: t.exposeID('subjectId', {
      nullable: true,
      description: 'The item’s id; null when it is about the whole.',
    }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself; null: not by itself.',
      resolve: ({ at }) => at && new Date(at),
    }),
  }),
});

builder.objectType(NoticeRef, {
  description: 'A notice to the customer in one language.',
  fields: (t) => ({
    locale: t.expose('locale', { type: NoticeLocaleEnum, description: 'The language.' }),
    subject: t.exposeString('subject', { description: 'A subject line.' }),
    body: t.exposeString('body', { description: 'The text; paragraphs are set apart by blank lines.' }),
  }),
});

builder.queryField('removals', (t) =>
  t.connection(
    {
      type: ReceiptRef,
      description: 'Receipts of the viewer’s removals, newest first.',
      resolve: (_, args, context) =>
        connect(args, {
          page: (request) => context.services.lists.receipts(viewerOf(context), request),
          count: () => context.services.lists.countReceipts(viewerOf(context)),
        }),
    },
    ReceiptConnection,
  ),
);
