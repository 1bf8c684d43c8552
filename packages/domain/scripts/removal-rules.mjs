/** docs/rules.md, made from the rules and their words. Needs a build of this package; prints it. */
import {
  blockerMeanings,
  defaultPolicy,
  languages,
  permissionRules,
  removalBlockerKinds,
  removalRules,
  rulesOf,
} from '../dist/src/index.js';

const words = languages.en;
const code = (word) => `\`${word.toUpperCase()}\``;
const day = (at) => at.toISOString().slice(0, 10);
const span = (since, until, what) => {
  if (since !== null) return `${what} ${day(since)} or later.`;
  return until === null ? '' : `${what} ${day(until)} or earlier.`;
};
const written = ({ source }) =>
  source === null ? 'A rule of this product.' : `Source: ${source.title}, read on ${source.readAt}.`;
const open = ({ uncertain }) =>
  uncertain ? '**Uncertain:** public documents leave it open, so the reading that blocks is taken.' : '';

const rules = removalRules(defaultPolicy).map((rule) => {
  const { title, says } = words.removalRules[rule.id];
  const facts = [
    span(rule.since, rule.until, 'Terms that end on'),
    span(rule.boughtSince, rule.boughtUntil, 'Bought or renewed on'),
    written(rule),
    open(rule),
  ];
  return `## ${title}\n\n${code(rule.id)}. ${says(rule)}\n\n${facts.filter(Boolean).join(' ')}\n`;
});

const kinds = removalBlockerKinds.map(
  (kind) => `| ${code(kind)} | ${blockerMeanings[kind]} | ${rulesOf(kind).map(code).join(', ')} |`,
);
const clearing = [
  'manage_subscriptions',
  'cancel_azure_entitlement',
  'cancel_reservation',
  'cancel_software_purchase',
  'waive_removal_blocker',
  'remove_relationship',
];
const who = clearing.map(
  (permission) => `| ${words.permissions[permission]} | ${permissionRules[permission].roles.map(code).join(', ')} |`,
);

process.stdout.write(`# Rules

What a removal is held against. Every blocker names the rule it follows (\`RemovalBlocker.rule\`), and \`Query.removalRules\`
answers this list. A rule that changes on a date applies to each item by the item's own dates. Instants are in UTC; a window is
open up to and including its end. A relationship can be removed exactly when nothing in it blocks.

## What blocks

At most one blocker for each item; one that is unknown or pending is that and nothing else.

| Kind | When, and the way out | Rules |
| --- | --- | --- |
${kinds.join('\n')}

## Who may clear it

| May | Roles |
| --- | --- |
${who.join('\n')}

${rules.join('\n')}`);
