import {
  attestationTranslation,
  findForbidden,
  permissionToClear,
  planClearing,
  previewSchedule,
  sayByKind,
  suggestedSchedule,
} from '@untether/domain';
import { builder } from '../core/builder.ts';
import { filled, ifLeftOut } from '../core/filters.ts';
import { SubscriptionStatusEnum } from '../enums/items.ts';
import { EndedByEnum, RemovalEffectKindEnum, RemovalWarningKindEnum } from '../enums/removal.ts';
import { sayReason } from '../errors.ts';
import { computedBlockers, subjectAmong } from '../facts.ts';
import {
  AttestationRef,
  BlockerRef,
  ClearingPlanRef,
  EffectRef,
  PreviewRef,
  SchedulePreviewRef,
  SuggestedScheduleRef,
  WarningRef,
} from '../refs.ts';
import { anyViewerOf, commandContextOf, viewerOf } from '../viewer-of.ts';

const Node = builder.nodeInterfaceRef();

builder.objectType(PreviewRef, {
  description: 'A dry run of a removal: nothing is changed or recorded.',
  fields: (t) => ({
    removable: t.boolean({
      description: 'Whether nothing blocks the removal; the viewer may still not be allowed to remove.',
      resolve: ({ preview }) => preview.removable,
    }),
    viewerMayRemove: t.boolean({
      description: 'Whether the viewer’s roles and partner kind allow removing.',
      resolve: ({ preview }) => preview.viewerMayRemove,
    }),
    viewerReason: t.string({
      nullable: true,
      description: 'Why the viewer may not, in a sentence in the language of the request; null when it may.',
      resolve: ({ preview }, _, context) => sayReason(preview.viewerRefusal, context),
    }),
    blockers: t.field({
      type: [BlockerRef],
      description: 'Everything that blocks the removal; empty: nothing does.',
      resolve: ({ facts }, _, context) => computedBlockers(context, facts),
    }),
    warnings: t.field({
      type: [WarningRef],
      description: 'What does not block but should be known before removing.',
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
        'The earliest removal date if everything that can be cleared is cleared now; null if a blocker has no date.',
      resolve: ({ preview }) => preview.nextPossibleRemovalDate,
    }),
    clearing: t.field({
      type: ClearingPlanRef,
      description: 'What `clearRemovalBlockers` would do for this viewer now, and what it would leave.',
      args: {
        blockerIds: t.arg.idList({ required: false, description: `Only these blockers. ${ifLeftOut}` }),
      },
      resolve: ({ facts }, { blockerIds }, context) => ({
        plan: planClearing(
          { facts, viewer: viewerOf(context) },
          { blockerIds: filled(context, ['blockerIds'], blockerIds) },
          commandContextOf(context),
        ),
        facts,
      }),
    }),
    clearingReason: t.string({
      nullable: true,
      description:
        'Why the viewer may not start `clearRemovalBlockers`, in a sentence in the language of the request; null when it may.',
      resolve: (_, __, context) => sayReason(findForbidden(anyViewerOf(context), permissionToClear) ?? null, context),
    }),
    suggestedSchedule: t.field({
      type: SuggestedScheduleRef,
      description: 'When `scheduleRemoval` removes unless it is told otherwise.',
      resolve: ({ facts }, _, context) => suggestedSchedule(facts, context.services.policy, context.now),
    }),
    scheduling: t.field({
      type: SchedulePreviewRef,
      description: 'What `scheduleRemoval` with the same input would do at once for this viewer.',
      args: {
        at: t.arg({ type: 'DateTime', required: false, description: 'Not before this instant.' }),
        whenClear: t.arg.boolean({ required: false, description: 'Whether what blocks makes it wait.' }),
        clearBlockers: t.arg.boolean({ required: false, description: 'Whether it clears what the viewer may clear.' }),
      },
      resolve: ({ facts }, { at, whenClear, clearBlockers }, context) => ({
        ...previewSchedule(
          { facts, viewer: viewerOf(context) },
          { removeAt: at ?? null, whenClear: whenClear ?? false, clears: clearBlockers ?? false },
          commandContextOf(context),
        ),
        facts,
      }),
    }),
    attestation: t.field({
      type: AttestationRef,
      description: 'What the remover has to declare.',
      resolve: ({ preview }) => preview.attestation,
    }),
    confirmationText: t.string({
      description: 'What a person types to confirm: the customer’s domain, or its name if it has none.',
      resolve: ({ preview }) => preview.confirmationText,
    }),
  }),
});

builder.objectType(EffectRef, {
  description: 'One thing a removal does or, in a receipt, did.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RemovalEffectKindEnum, description: 'Which of the four.' }),
    count: t.exposeInt('count', { description: 'How many objects it ends or changes.' }),
    granularCount: t.int({
      nullable: true,
      description:
        'Of DELEGATED_ADMIN_ENDS: how many of `count` are granular (GDAP), the rest being DAP; null for the others, and where an early receipt does not tell.',
      resolve: (effect) => ('message' in effect ? null : effect.granularCount),
    }),
    message: t.string({
      description:
        'The effect in a sentence, in the language of the request: what will happen or, once the relationship has ended, what did. Of an early receipt as it was written.',
      resolve: (effect, _, { language }) =>
        'message' in effect ? effect.message : sayByKind(effect.done ? language.effectsDone : language.effects, effect),
    }),
  }),
});

builder.objectType(WarningRef, {
  description: 'Something to know before a removal.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RemovalWarningKindEnum, description: 'What it is about.' }),
    message: t.string({
      description: 'The warning in a sentence, in the language of the request.',
      resolve: ({ facts: _, ...warning }, __, { language }) => sayByKind(language.warnings, warning),
    }),
    subject: t.field({
      type: Node,
      nullable: true,
      description: 'The item or relationship it is about; null when it is about the whole.',
      resolve: ({ subjectId, facts }) => (subjectId === null ? null : (subjectAmong(facts, subjectId) ?? null)),
    }),
    subjectName: t.string({
      nullable: true,
      description: 'What people call it, or the reseller that leaves too; null where it is about nothing with a name.',
      resolve: (warning) => ('subjectName' in warning ? warning.subjectName : null),
    }),
    count: t.int({
      nullable: true,
      description: 'How many granular relationships (GDAP) end, or subscriptions change; null for the others.',
      resolve: (warning) => ('count' in warning ? warning.count : null),
    }),
    recordedAs: t.field({
      type: SubscriptionStatusEnum,
      nullable: true,
      description:
        'Of END_AT_VENDOR about an item: how it is recorded here, e.g. SUSPENDED or EXPIRED; null for the relationship itself, and for the others.',
      resolve: (warning) => ('recordedAs' in warning ? warning.recordedAs : null),
    }),
    endedBy: t.field({
      type: EndedByEnum,
      nullable: true,
      description:
        'Of END_AT_VENDOR about an item: what its end here rests on; null for the relationship itself, and for the others.',
      resolve: (warning) => ('endedBy' in warning ? warning.endedBy : null),
    }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it happens; null if it has no date.',
      resolve: (warning) => ('at' in warning ? warning.at : null),
    }),
  }),
});

builder.objectType(AttestationRef, {
  description: 'What the partner declares when it removes a relationship.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'Identifies the wording: `attestationVersion` takes it.' }),
    text: t.exposeString('text', { description: 'The declaration, word for word, in English: the binding text.' }),
    translation: t.string({
      nullable: true,
      description: 'A translation into the language of the request, for reference; null where that is English.',
      resolve: ({ version }, _, { language }) => attestationTranslation(version, language),
    }),
  }),
});
