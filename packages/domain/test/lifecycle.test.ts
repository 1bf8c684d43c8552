import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../src/index.ts';
import * as domain from '../src/index.ts';
import { begin, IllegalTransition, transition } from '../src/index.ts';

const isMachine = (value: unknown): value is Machine<string> =>
  typeof value === 'object' && value !== null && 'transitions' in value && 'initial' in value;
const machines = Object.values(domain as Record<string, unknown>)
  .filter(isMachine)
  .map((machine) => ({ machine, label: machine.label }));

/** Every transition, written down a second time: from, then where it can go. */
const transitions: Record<string, Record<string, string>> = {
  relationship: { active: 'removed' },
  'relationship request': { sent: 'accepted declined expired revoked', expired: 'sent' },
  'release request': { open: 'declined fulfilled withdrawn' },
  subscription: {
    active: 'cancelled expired suspended',
    suspended: 'active cancelled deleted expired',
    expired: 'disabled',
    disabled: 'deleted',
  },
  'delegated admin relationship': {
    approval_pending: 'active expired rejected terminated',
    active: 'expired terminated',
    unknown: 'terminated',
  },
  order: {},
  'Azure entitlement': { active: 'cancelled' },
  reservation: { active: 'cancelled expired' },
  'savings plan': { active: 'expired' },
  'software purchase': { active: 'cancelled expired' },
  'webhook endpoint': { enabled: 'disabled paused', paused: 'disabled enabled', disabled: 'enabled' },
  import: {
    uploading: 'cancelled checking failed',
    checking: 'cancelled checked failed',
    checked: 'cancelled importing',
    importing: 'cancelled completed failed',
  },
  'removal job': {
    running: 'cancelling completed waiting',
    waiting: 'cancelling completed running',
    cancelling: 'cancelled',
    completed: 'running',
  },
  'customer of a removal job': {
    pending: 'cancelled clearing completed failed skipped waiting',
    clearing: 'cancelled completed failed skipped waiting',
    waiting: 'cancelled clearing completed failed skipped',
    failed: 'clearing pending',
  },
  'step of a removal job': { pending: 'cancelled completed failed', failed: 'pending', cancelled: 'pending' },
  'webhook delivery': { pending: 'delivered dropped skipped' },
};

it('every entity with states has a table', () => {
  expect(machines.map(({ label }) => label).sort()).toEqual(Object.keys(transitions).sort());
});

describe.each(machines)('the states of a $label', ({ label, machine }) => {
  const pairs = machine.states.flatMap((from) => machine.states.map((to) => ({ from, to })));
  const isInTable = ({ from, to }: { from: string; to: string }) =>
    (transitions[label]?.[from] ?? '').split(' ').includes(to);

  it.each(pairs.filter(isInTable))('go from $from to $to', ({ from, to }) => {
    expect(transition(machine, from, to)).toBe(to);
  });

  it.each(pairs.filter((pair) => !isInTable(pair)))('never go from $from to $to', ({ from, to }) => {
    expect(() => transition(machine, from, to)).toThrow(IllegalTransition);
  });

  it('begin as the table says, and in no other', () => {
    for (const state of machine.states)
      if (machine.initial.includes(state)) expect(begin(machine, state)).toBe(state);
      else expect(() => begin(machine, state)).toThrow(IllegalTransition);
  });
});

/** A state written as a word where something is made or changed would go round the tables; a refusal or an example may name one. */
const isWritten = (line: string): boolean => /\b(status|state): '[a-z_]+'/.test(line) && !line.includes("error: '");

it('no decision names the state something gets: the tables do', () => {
  const root = new URL('../src/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('events.ts'),
  );
  expect(files.length).toBeGreaterThan(50);
  const around = files.filter((file) => readFileSync(new URL(file, root), 'utf8').split('\n').some(isWritten));
  expect(around).toEqual([]);
  expect(isWritten("set: { status: 'cancelled' }")).toBe(true);
});
