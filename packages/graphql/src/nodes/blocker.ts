import { blockerActions, isResolvableBy } from '@untether/domain';
import { anyViewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { RoleEnum } from '../enums/people.ts';
import { RemovalBlockerKindEnum, RemovalResolutionEnum } from '../enums/removal.ts';
import { refusalField, sayReason } from '../errors.ts';
import { subjectAmong } from '../facts.ts';
import { BlockerActionRef, BlockerRef } from '../refs.ts';

const Node = builder.nodeInterfaceRef();

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
    reason: t.string({
      nullable: true,
      description: 'Why not, in a sentence in the language of the request; null where it is allowed or no one does it.',
      resolve: ({ refusal }, _, context) => sayReason(refusal, context),
    }),
    ...refusalField(t),
    allowedRoles: t.expose('allowedRoles', {
      type: [RoleEnum],
      description: 'Roles that may do it; empty: nobody does it here.',
    }),
    consequence: t.exposeString('consequence', { description: 'What it does, said before it is done.' }),
  }),
});
