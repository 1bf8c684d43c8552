import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Machine } from '../src/index.ts';
import {
  delegatedAdminMachine,
  importMachine,
  relationshipMachine,
  releaseRequestMachine,
  removalJobItemMachine,
  removalJobMachine,
  removalJobStepMachine,
  requestMachine,
  subscriptionMachine,
} from '../src/index.ts';

const docs = readFileSync(new URL('../../../docs/lifecycle.md', import.meta.url), 'utf8');

const diagramOf = (heading: string): readonly string[] => {
  const section = docs.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const [, diagram = ''] = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(section) ?? [];
  return diagram
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .sort();
};

const linesOf = (machine: Machine<string>): readonly string[] =>
  [
    ...machine.initial.map((state) => `[*] --> ${state}`),
    ...machine.transitions.map(({ from, to, by }) => `${from} --> ${to}: ${by}`),
  ].sort();

it.each([
  ['Relationship', relationshipMachine],
  ['Relationship request', requestMachine],
  ['Release request', releaseRequestMachine],
  ['Subscription', subscriptionMachine],
  ['Granular delegated admin (GDAP)', delegatedAdminMachine],
  ['Import', importMachine],
  ['Removal job', removalJobMachine],
  ['Customer of a removal job', removalJobItemMachine],
  ['Step of a removal job', removalJobStepMachine],
] as const)('the diagram of %s is its table', (heading, machine) => {
  expect(diagramOf(heading)).toEqual(linesOf(machine as Machine<string>));
});

it('no label has what Mermaid cannot read in one', () => {
  for (const { by } of [
    ...subscriptionMachine.transitions,
    ...requestMachine.transitions,
    ...delegatedAdminMachine.transitions,
    ...importMachine.transitions,
    ...removalJobMachine.transitions,
    ...removalJobItemMachine.transitions,
    ...removalJobStepMachine.transitions,
  ])
    expect(by).not.toMatch(/[:;#]/);
});
