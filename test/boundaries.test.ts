import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
// @ts-expect-error: a configuration file without types
import configuration from '../.dependency-cruiser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const cruiseTree = async (paths: string[]): Promise<ICruiseResult> => {
  const { forbidden, options } = configuration;
  const { output } = await cruise(paths, { ...options, baseDir: root, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error(output);
  return output;
};
const rulesBroken = (result: ICruiseResult): string[] => [
  ...new Set(result.summary.violations.map(({ rule }) => rule.name)),
];

beforeAll(() => process.chdir(root));

test('no package imports what it must not', async () => {
  const result = await cruiseTree(['packages', 'apps']);
  expect(result.summary.totalCruised).toBeGreaterThan(20);
  const violations = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
  expect(violations).toEqual([]);
});

describe('a planted import is found', () => {
  const planted: string[] = [];
  const plant = (folder: string, ...sources: readonly string[]): string => {
    const place = mkdtempSync(join(root, folder, 'planted-'));
    planted.push(place);
    for (const [index, source] of sources.entries()) writeFileSync(join(place, `planted-${index}.ts`), source);
    return place.slice(root.length);
  };
  afterEach(() => {
    for (const place of planted.splice(0)) rmSync(place, { recursive: true });
  });

  test.each([
    ['domain-is-pure', 'packages/domain/src', `import 'node:fs';`],
    ['services-imports', 'packages/services/src', `import '@untether/store';`],
    ['services-have-no-io', 'packages/services/src', `import 'node:fs';`],
    ['store-imports', 'packages/store/src', `import '@untether/graphql';`],
    ['webhooks-imports', 'packages/webhooks/src', `import '@untether/store';`],
    ['graphql-imports', 'packages/graphql/src', `import '@untether/store';`],
    ['fixtures-imports', 'packages/fixtures/src', `import '../../../store/src/index.ts';`],
    ['drizzle-stays-in-the-store', 'apps/api/src', `import 'drizzle-orm';`],
    ['nobody-imports-the-api', 'packages/services/src', `import '../../../../apps/api/src/main.ts';`],
    ['admin-layers', 'apps/admin/src/features/users', `import '../../../app/router.tsx';`],
    ['admin-common-knows-no-feature', 'apps/admin/src/common', `import '../../features/users/documents.ts';`],
    ['admin-ui-is-presentation', 'apps/admin/src/ui', `import '../../common/viewer.ts';`],
    ['admin-features-are-apart', 'apps/admin/src/features/users', `import '../../requests/documents.ts';`],
    ['admin-pages-are-not-imported', 'apps/admin/src/app', `import '../../features/users/UsersPage.tsx';`],
    ['use-a-package-by-its-name', 'apps/api/src', `import '../../../../packages/domain/src/index.ts';`],
    ['admin-has-no-cycles', 'apps/admin/src/common', `export type Planted = typeof import('./planted.ts');`],
  ])('%s', async (rule, folder, source) => {
    expect(rulesBroken(await cruiseTree([plant(folder, source)]))).toContain(rule);
  });

  test.each(['packages/domain/src', 'apps/api/src'])('no-cycles, even of types alone, in %s', async (folder) => {
    const one = `import type { Two } from './planted-1.ts'; export interface One { two: Two }`;
    const two = `import type { One } from './planted-0.ts'; export interface Two { one: One }`;
    expect(rulesBroken(await cruiseTree([plant(folder, one, two)]))).toContain('no-cycles');
  });
});
