import { say } from '@untether/domain';
import { builder } from '../core/builder.ts';
import { ReestablishActionEnum, ReestablishKindEnum } from '../enums/requests.ts';
import { refusalField, sayReason } from '../errors.ts';
import { ReestablishItemRef } from '../refs.ts';
import { findNode } from './find-node.ts';

const Node = builder.nodeInterfaceRef();

builder.objectType(ReestablishItemRef, {
  description: 'One thing that re-establishing a relationship did not restore.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ReestablishKindEnum, description: 'What it is.' }),
    message: t.string({
      description: 'How it is with it now, in the language of the request.',
      resolve: ({ finding }, _, { language }) => say(language.reestablish, finding),
    }),
    count: t.int({
      nullable: true,
      description: 'How many subscriptions named the partner as support contact; null where it is not about them.',
      resolve: ({ finding }) => ('count' in finding ? finding.count : null),
    }),
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
      description: 'Whether nothing is left to do: it has been restored, or cannot be.',
    }),
    action: t.expose('action', {
      type: ReestablishActionEnum,
      nullable: true,
      description: 'What restores it; null if nothing does or nothing is left to do.',
    }),
    allowedToViewer: t.exposeBoolean('allowed', {
      description: 'Whether the viewer may do the action now; true means it would succeed. false if there is none.',
    }),
    reason: t.string({
      nullable: true,
      description:
        'Why not, in a sentence in the language of the request; null when it is allowed or there is no action.',
      resolve: ({ refusal }, _, context) => sayReason(refusal, context),
    }),
    ...refusalField(t),
  }),
});
