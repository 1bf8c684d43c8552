import type { BlockingItem } from '@untether/domain';
import { blockerActions, isOfClearing, isResolvableBy, removalRule, sayByKind } from '@untether/domain';
import { consequenceFields } from '../consequence.ts';
import type { Context } from '../context.ts';
import { builder } from '../core/builder.ts';
import { typenameOf } from '../core/ids.ts';
import { asksOnlyForIds } from '../core/selection.ts';
import { RoleEnum } from '../enums/people.ts';
import { ImportGapEnum, RemovalBlockerKindEnum, RemovalResolutionEnum } from '../enums/removal.ts';
import { refusalField, sayReason } from '../errors.ts';
import { factsOf, itemAmong } from '../facts.ts';
import { BlockerActionRef, BlockerRef, CustomerItemRef, ImportFindingRef, RemovalRuleRef } from '../refs.ts';
import { anyViewerOf, commandContextOf } from '../viewer-of.ts';

const subjectOf = async (context: Context, relationshipId: string, id: string): Promise<BlockingItem> => {
  const subject = itemAmong(await factsOf(context, relationshipId), id);
  if (subject === undefined) throw new Error('a blocker without its subject was shown');
  return subject;
};

builder.objectType(BlockerRef, {
  description:
    'One item, or one file that the newest import could not read whole, that keeps a relationship from being removed: what, why, who can clear it, how, and when it clears.',
  fields: (t) => ({
    id: t.id({
      description:
        '`blk_` and the subject’s id: one per item, the same when its kind changes. Of a file: `blk_`, the relationship’s id and the file.',
      resolve: ({ blocker }) => blocker.id,
    }),
    kind: t.field({
      type: RemovalBlockerKindEnum,
      description: 'Why it blocks.',
      resolve: ({ blocker }) => blocker.kind,
    }),
    rule: t.field({
      type: RemovalRuleRef,
      description: 'The rule it follows: since when, and where it is written.',
      resolve: ({ blocker }, _, { services }) => removalRule(blocker.rule, services.policy),
    }),
    subject: t.field({
      type: CustomerItemRef,
      nullable: true,
      description: 'The item that blocks; null: the relationship itself, of which a file was not read whole.',
      resolve: ({ blocker: { subjectKind, subjectId: id }, relationshipId }, _, context, info) => {
        if (subjectKind === 'relationship') return null;
        return asksOnlyForIds(info)
          ? ({ __typename: typenameOf(id), id } as unknown as BlockingItem)
          : subjectOf(context, relationshipId, id);
      },
    }),
    subjectName: t.string({
      description: 'What people call the item; of a file, its name in the export.',
      resolve: ({ blocker }) => blocker.subjectName,
    }),
    message: t.string({
      description: 'The cause and the way out, in the language of the request.',
      resolve: ({ blocker }, _, { language }) => sayByKind(language.blockers, blocker),
    }),
    resolutions: t.field({
      type: [RemovalResolutionEnum],
      description: 'Ways to clear it, best first.',
      resolve: ({ blocker }) => blocker.resolutions,
    }),
    actions: t.field({
      type: [BlockerActionRef],
      description: 'The resolutions with what each means for the viewer.',
      resolve: async ({ blocker, relationshipId }, _, context) =>
        blockerActions(blocker, anyViewerOf(context), {
          facts: await factsOf(context, relationshipId),
          context: commandContextOf(context),
        }),
    }),
    allowedRoles: t.field({
      type: [RoleEnum],
      description: 'Roles that can carry out one of the resolutions now; empty: no one can, only time helps.',
      resolve: ({ blocker }) => blocker.allowedRoles,
    }),
    resolvableByViewer: t.boolean({
      description: 'Whether the viewer can carry out one of the resolutions.',
      resolve: ({ blocker }, _, context) => isResolvableBy(blocker, anyViewerOf(context)),
    }),
    allowedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The last instant at which CANCEL is possible; null if it is not offered or has no end.',
      resolve: ({ blocker }) => blocker.allowedUntil,
    }),
    clearsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it clears without anyone doing more than turning off auto-renew; null if never, or not known. An imported item then blocks as RECORD_INCOMPLETE until an import sees its end.',
      resolve: ({ blocker }) => blocker.clearsAt,
    }),
    billedMeanwhile: t.boolean({
      description: 'Whether the item is billed until it clears.',
      resolve: ({ blocker }) => blocker.billedMeanwhile,
    }),
    clearAfter: t.idList({
      description: 'Ids of blockers in the same list that have to go first.',
      resolve: ({ blocker }) => blocker.clearAfter,
    }),
    clearedWith: t.id({
      nullable: true,
      description: 'Id of the blocker in the same list whose clearing clears this one too; null if there is none.',
      resolve: ({ blocker }) => blocker.clearedWith,
    }),
    findings: t.field({
      type: [ImportFindingRef],
      description:
        'Of RECORD_INCOMPLETE: what the newest import could not read; empty where it has not seen an imported item end, and for every other kind.',
      resolve: ({ blocker }) => blocker.findings,
    }),
  }),
});

builder.objectType(BlockerActionRef, {
  description: 'One way to clear a blocker, and what it means for the viewer.',
  fields: (t) => ({
    inClearing: t.boolean({
      description: 'Whether `clearRemovalBlockers` may do it; a waiver for instance it never gives.',
      resolve: ({ resolution }) => isOfClearing(resolution),
    }),
    resolution: t.expose('resolution', { type: RemovalResolutionEnum, description: 'The way to clear it.' }),
    allowedToViewer: t.exposeBoolean('allowedToViewer', {
      description: 'Whether the viewer may do it now; false for what no one does here, such as WAIT.',
    }),
    reason: t.string({
      nullable: true,
      description:
        'Why not, in a sentence in the language of the request: by the viewer’s roles, or because another blocker goes first; null where it is allowed or no one does it.',
      resolve: ({ refusal }, _, context) => sayReason(refusal, context),
    }),
    ...refusalField(t),
    allowedRoles: t.expose('allowedRoles', {
      type: [RoleEnum],
      description: 'Roles that may do it; empty if no one does it here.',
    }),
    ...consequenceFields(t),
  }),
});

builder.objectType(ImportFindingRef, {
  description: 'Something the newest import could not read although the rules need it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: '`fnd_…`; another import that finds the same has another.' }),
    gap: t.expose('gap', { type: ImportGapEnum, description: 'Why it could not be read.' }),
    file: t.exposeString('file', { description: 'The file, relative to the export.' }),
    path: t.exposeString('path', {
      description: 'Where in the file, e.g. `items[3].quantity`; empty for the whole file.',
    }),
    field: t.exposeString('field', { nullable: true, description: 'The name of the field; null if it is not one.' }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'What stands there, at most 100 characters; null where nothing does.',
    }),
    message: t.string({
      description: 'It in a phrase, in the language of the request.',
      resolve: (finding, _, { language }) => language.importGaps[finding.gap](finding),
    }),
  }),
});
