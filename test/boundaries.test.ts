import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// @ts-expect-error: a configuration file without types
import configuration from '../.dependency-cruiser.mjs';
import { copyTree, root } from './tree.ts';

const cruiseTree = async (paths: string[], baseDir = root): Promise<ICruiseResult> => {
  const { forbidden, options } = configuration;
  process.chdir(baseDir);
  const { output } = await cruise(paths, { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error(output);
  return output;
};
const rulesBroken = (result: ICruiseResult): string[] => [
  ...new Set(result.summary.violations.map(({ rule }) => rule.name)),
];

test('no package imports what it must not', async () => {
  const result = await cruiseTree(['packages', 'apps']);
  expect(result.summary.totalCruised).toBeGreaterThan(20);
  const violations = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
  expect(violations).toEqual([]);
});

describe('a planted import is found', () => {
  let copy: string;
  beforeAll(() => {
    copy = copyTree();
  });
  afterAll(() => rmSync(copy, { recursive: true }));
  const plant = (folder: string, ...sources: readonly string[]): string => {
    const place = mkdtempSync(join(copy, folder, 'planted-'));
    for (const [index, source] of sources.entries()) writeFileSync(join(place, `planted-${index}.ts`), source);
    return relative(copy, place);
  };

  test.each([
    ['domain-is-pure', 'packages/domain/src', `import 'node:fs';`],
    ['services-imports', 'packages/services/src', `import '@untether/store';`],
    ['services-have-no-io', 'packages/services/src', `import 'node:fs';`],
    ['store-imports', 'packages/store/src', `import '@untether/graphql';`],
    ['webhooks-imports', 'packages/webhooks/src', `import '@untether/store';`],
    ['graphql-imports', 'packages/graphql/src', `import '@untether/store';`],
    ['fixtures-imports', 'packages/fixtures/src', `import '../../../store/src/index.ts';`],
    ['drizzle-stays-in-the-store', 'apps/api/src', `import 'drizzle-orm';`],
    ['the-api-is-not-imported', 'packages/services/src', `import '../../../../apps/api/src/main.ts';`],
    ['admin-layers', 'apps/admin/src/features/users', `import '../../../app/router.tsx';`],
    ['admin-common-knows-no-feature', 'apps/admin/src/common', `import '../../features/users/documents.ts';`],
    ['admin-ui-is-presentation', 'apps/admin/src/ui', `import '../../common/viewer.ts';`],
    ['admin-features-are-apart', 'apps/admin/src/features/users', `import '../../requests/documents.ts';`],
    ['admin-pages-are-not-imported', 'apps/admin/src/app', `import '../../features/users/UsersPage.tsx';`],
    ['use-a-package-by-its-name', 'apps/api/src', `import '../../../../packages/domain/src/index.ts';`],
  ])('%s', async (rule, folder, source) => {
    expect(rulesBroken(await cruiseTree([plant(folder, source)], copy))).toContain(rule);
  });

  test.each(['packages/domain/src', 'apps/api/src', 'apps/admin/src/common'])(
    'no-cycles, even of types alone, in %s',
    async (folder) => {
      const one = `import type { Two } from './planted-1.ts'; export interface One { two: Two }`;
      const two = `import type { One } from './planted-0.ts'; export interface Two { one: One }`;
      expect(rulesBroken(await cruiseTree([plant(folder, one, two)], copy))).toContain('no-cycles');
    },
  );
});
