import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const app = fileURLToPath(new URL('..', import.meta.url));
const tada = (...args: readonly string[]) => {
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('gql.tada/package.json')), 'bin/cli.js');
  return execFileSync(process.execPath, [cli, ...args], { cwd: app, encoding: 'utf8' });
};

test('every document asks only for what the schema has', { timeout: 120_000 }, () => {
  expect(() => tada('check', '--level', 'error')).not.toThrow();
});
