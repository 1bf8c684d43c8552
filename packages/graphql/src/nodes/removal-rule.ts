import { removalRules } from '@untether/domain';
import { builder, orError } from '../core/builder.ts';
import { screaming } from '../core/enum-of.ts';
import { RemovalRuleRef } from '../refs.ts';
import { anyViewerOf } from '../viewer-of.ts';

const RuleSourceRef = builder.objectRef<{ readonly title: string; readonly readAt: string }>('RemovalRuleSource');

builder.objectType(RuleSourceRef, {
  description: 'Where a rule is written.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'The publisher and the title of the document.' }),
    readAt: t.exposeString('readAt', {
      description: 'The day it was last read, as 2026-11-25: the vendor changes its pages.',
    }),
  }),
});

builder.objectType(RemovalRuleRef, {
  description:
    'A rule that removals are held against. It applies to each item by the item’s own dates. docs/rules.md lists all of them.',
  fields: (t) => ({
    id: t.id({ description: 'The rule’s own name, such as NEW_COMMERCE_GRACE.', resolve: ({ id }) => screaming(id) }),
    title: t.string({
      description: 'What it is called, in the language of the request.',
      resolve: ({ id }, _, { language }) => language.removalRules[id].title,
    }),
    scope: t.string({
      description: 'What it is for and what it says, in the language of the request.',
      resolve: (rule, _, { language }) => language.removalRules[rule.id].says(rule),
    }),
    since: t.expose('since', {
      type: 'DateTime',
      nullable: true,
      description: 'It holds for terms that end at this instant or later; null where no beginning is known.',
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'It holds for terms that end before or on this day; null where no end is known.',
    }),
    boughtSince: t.expose('boughtSince', {
      type: 'DateTime',
      nullable: true,
      description: 'It holds for terms bought or renewed at this instant or later; null: whenever they were.',
    }),
    boughtUntil: t.expose('boughtUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'It holds for terms bought or renewed before or on this day; null: whenever they were.',
    }),
    source: t.expose('source', {
      type: RuleSourceRef,
      nullable: true,
      description: 'Where it is written; null for a rule of this product.',
    }),
    uncertain: t.exposeBoolean('uncertain', {
      description: 'Whether public documents leave it open: then the reading that blocks is taken.',
    }),
  }),
});

builder.queryField('removalRules', (t) =>
  t.field({
    type: [RemovalRuleRef],
    nullable: true,
    description: `Every rule that removals are held against. ${orError}`,
    resolve: (_, __, context) => {
      anyViewerOf(context);
      return removalRules(context.services.policy);
    },
  }),
);
