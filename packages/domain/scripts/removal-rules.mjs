/** docs/rules.md, made from the rules and their words. Needs a build of this package; prints it. */
import { defaultPolicy, languages, removalRules } from '../dist/src/index.js';

const day = (at) => at?.toISOString().slice(0, 10) ?? '';
const held = ({ since, until }) => {
  if (since !== null) return `Since ${day(since)}.`;
  return until === null ? '' : `Until ${day(until)}.`;
};
const written = ({ source }) =>
  source === null ? 'A rule of this product.' : `Source: ${source.title}, read on ${source.readAt}.`;
const open = ({ uncertain }) =>
  uncertain ? '**Uncertain:** public documents leave it open, so the reading that blocks is taken.' : '';

const rules = removalRules(defaultPolicy).map((rule) => {
  const { title, says } = languages.en.removalRules[rule.id];
  const facts = [held(rule), written(rule), open(rule)].filter(Boolean).join(' ');
  return `## ${title}\n\n\`${rule.id.toUpperCase()}\`. ${says(rule)}\n\n${facts}\n`;
});

process.stdout.write(`# Rules

What a removal is held against. Every blocker names the rule it follows (\`RemovalBlocker.rule\`), and \`Query.removalRules\`
answers this list. A rule that changes on a date applies to each item by the item's own dates. Instants are in UTC; a window is
open up to and including its end.

${rules.join('\n')}`);
