import { describe, expect, it } from 'vitest';
import {
  decideBeginUpload,
  decideCancelImport,
  decideStartImport,
  type ImportJob,
  importAttemptsAtMost,
  importEnded,
  isImportDue,
  noProgress,
  takeUpImport,
  uploadEnded,
} from '../src/index.ts';
import { commandContext, inDays, now } from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const context = commandContext();
const job = (fields: Partial<ImportJob> = {}): ImportJob => ({
  partnerId: 'par_meridian',
  id: 'imp_1',
  fileName: 'september.zip',
  sizeBytes: 10,
  pieces: 1,
  state: 'checked',
  createdBy: context.actor,
  createdAt: now,
  startedAt: null,
  finishedAt: null,
  failure: null,
  check: null,
  result: null,
  progress: { ...noProgress, done: 3, lines: 2 },
  lease: null,
  leasedUntil: null,
  attempts: 0,
  ...fields,
});
const begin = (fields: Partial<Parameters<typeof decideBeginUpload>[0]> = {}) =>
  decideBeginUpload(
    {
      partnerId: 'par_meridian',
      id: 'imp_2',
      fileName: ' October.ZIP ',
      declaredBytes: null,
      maxBytes: 100,
      open: [],
      lease: 'lease',
      ...fields,
    },
    context,
  );

describe('an upload', () => {
  it('is begun under its name, and held by who receives it', () => {
    expect(decisionOf(begin()).changes).toMatchObject([
      {
        insert: 'importJob',
        row: { fileName: 'October.ZIP', state: 'uploading', lease: 'lease', progress: noProgress },
      },
    ]);
  });

  it('takes the place of one that was checked and not started', () => {
    expect(decisionOf(begin({ open: [job()] })).changes).toMatchObject([
      { update: 'importJob', id: 'imp_1', set: { state: 'cancelled', finishedAt: now } },
      { insert: 'importJob', row: { id: 'imp_2' } },
    ]);
  });

  it.each(['uploading', 'checking', 'importing'] as const)('waits for one that is %s', (state) => {
    expect(refusalOf(begin({ open: [job({ state })] }))).toMatchObject({
      error: 'conflict',
      reason: { code: 'import_under_way' },
    });
  });

  it.each([
    ['no name', { fileName: ' ' }, 'name'],
    ['a name of 256 characters', { fileName: `${'x'.repeat(252)}.zip` }, 'name'],
    ['a file that is no export', { fileName: 'export.xlsx' }, 'name'],
    ['more than may be uploaded', { declaredBytes: 101 }, 'file'],
  ])('is refused with %s', (_, fields, path) => {
    expect(refusalOf(begin(fields))).toMatchObject({ error: 'validation', issues: [{ path: [path] }] });
  });

  it('is due for its check once it is whole', () => {
    expect(uploadEnded(job({ state: 'uploading', lease: 'lease', leasedUntil: inDays(1) }))).toMatchObject({
      set: { state: 'checking', lease: null, leasedUntil: null },
    });
  });
});

describe('an import', () => {
  it('begins from the first customer once it was checked', () => {
    expect(decisionOf(decideStartImport(job(), context)).changes).toMatchObject([
      { set: { state: 'importing', startedAt: now, progress: noProgress } },
    ]);
  });

  it('is started once', () => {
    expect(decideStartImport(job({ state: 'importing' }), context)).toEqual({ outcome: 'already' });
    expect(decideStartImport(job({ state: 'completed' }), context)).toEqual({ outcome: 'already' });
    expect(refusalOf(decideStartImport(job({ state: 'checking' }), context))).toMatchObject({ error: 'state' });
  });

  it('is cancelled unless it is over', () => {
    expect(decisionOf(decideCancelImport(job({ state: 'importing' }), context)).changes).toMatchObject([
      { set: { state: 'cancelled', finishedAt: now, lease: null } },
    ]);
    expect(decideCancelImport(job({ state: 'cancelled' }), context)).toEqual({ outcome: 'already' });
    expect(refusalOf(decideCancelImport(job({ state: 'completed' }), context))).toMatchObject({ error: 'state' });
  });

  it('comes to its end after the check and after the import', () => {
    expect(importEnded(job({ state: 'checking' }), now)).toMatchObject({ set: { state: 'checked' } });
    expect(importEnded(job({ state: 'importing' }), now)).toMatchObject({
      set: { state: 'completed', finishedAt: now, failure: null },
    });
  });

  it('is taken up by one process at a time, and given up when none gets any further', () => {
    const checking = job({ state: 'checking' });
    expect(isImportDue(checking, now)).toBe(true);
    expect(isImportDue({ ...checking, leasedUntil: inDays(1) }, now)).toBe(false);
    expect(isImportDue({ ...checking, leasedUntil: now }, now)).toBe(true);
    expect(isImportDue(job(), now)).toBe(false);
    expect(takeUpImport(checking, 'mine', now)).toMatchObject({ set: { lease: 'mine', attempts: 1 } });
    expect(takeUpImport({ ...checking, attempts: importAttemptsAtMost }, 'mine', now)).toMatchObject({
      set: { state: 'failed', failure: { code: 'given_up' } },
    });
  });

  it('fails when its upload was broken off', () => {
    expect(takeUpImport(job({ state: 'uploading' }), 'mine', now)).toMatchObject({
      set: { state: 'failed', failure: { code: 'upload_broken_off' }, lease: null },
    });
  });
});
