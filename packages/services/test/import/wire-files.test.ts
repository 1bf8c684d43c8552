import { describe, expect, test } from 'vitest';
import type { ExportFile } from '../../src/import/export-files.ts';
import { fingerprint } from '../../src/import/wire/fingerprint.ts';
import { listAzurePlanIds } from '../../src/import/wire/subscriptions.ts';

const fileOf = (...items: readonly unknown[]): ExportFile => ({
  path: 'file.json',
  state: 'read',
  json: { totalCount: items.length, items },
});

describe('Azure plans whose entitlements are wanted', () => {
  test('are those whose id can name a folder', () => {
    const plan = { status: 'active', productType: { id: 'Azure' } };
    const file = fileOf(
      { ...plan, id: 'p1' },
      { ...plan, id: 'p2', status: 'cancelled' },
      { ...plan, id: 'p3', status: 'suspended' },
      { ...plan, id: '..' },
      { id: 's1', status: 'active' },
    );
    expect(listAzurePlanIds(file)).toEqual(['p1', 'p2', 'p3']);
  });
});

describe('a fingerprint', () => {
  test('is the same whatever the order of members and the transport details', () => {
    const one = fingerprint({ a: 1, b: [{ c: 2 }], attributes: { etag: 'x' } });
    expect(one).toBe(fingerprint({ b: [{ c: 2 }], a: 1, attributes: { etag: 'y' } }));
  });

  test('differs when the content does', () => {
    expect(fingerprint({ a: [1, 2] })).not.toBe(fingerprint({ a: [2, 1] }));
    expect(fingerprint({ a: 1 }, null)).not.toBe(fingerprint({ a: 1 }, { at: new Date(0) }));
  });
});
