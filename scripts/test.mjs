/** Every check and every test, then one line: `N passed, N failed`. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { root, run } from './run.mjs';

const require = createRequire(import.meta.url);
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const reports = mkdtempSync(join(tmpdir(), 'untether-test-'));
const totals = { passed: 0, failed: 0 };

const tell = (name, { passed, failed, skipped = 0 }, startedAt, output) => {
  totals.passed += passed;
  totals.failed += failed;
  if (failed > 0) console.log(output.trimEnd());
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const counts = `${passed} passed${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}`;
  console.log(`${failed > 0 ? 'FAIL' : 'ok  '}  ${name.padEnd(20)} ${counts} (${seconds} s)`);
};

const check = async (name, command, args) => {
  const startedAt = Date.now();
  const { code, output } = await run(command, args, { env: { CI: process.env.CI ?? 'true' } });
  tell(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, startedAt, output);
};

/** A test file that could not be loaded has no failed test of its own: it counts as one. So does a suite without tests. */
const countReport = (file, code) => {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + broken;
  const skipped = report.numPendingTests + report.numTodoTests;
  const nothingRan = passed + failed === 0;
  return { passed, failed: failed || (code !== 0 || nothingRan ? 1 : 0), skipped };
};

const suite = async (name, folder, env = {}) => {
  const startedAt = Date.now();
  const file = join(reports, `${name.replaceAll('/', '-')}.json`);
  const cli = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
  const args = [cli, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await run(process.execPath, args, { cwd: join(root, folder), env });
  tell(name, countReport(file, code), startedAt, output || 'The test runner printed nothing.\n');
};

const suites = ['packages', 'apps']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((folder) => folder !== 'apps/e2e' && existsSync(join(root, folder, 'package.json')))
  .filter((folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).scripts?.test);

const checkAll = async () => {
  await check('lint', bin('biome'), ['ci', '.']);
  await check('types', bin('tsc'), ['-b']);
  await check('types of tests', bin('tsc'), ['-p', 'tsconfig.tests.json']);
  await check('unused', bin('knip'), ['--no-progress']);
  await suite('workspace', 'test');
  for (const folder of suites) await suite(folder, folder);
  if (existsSync(join(root, 'apps/e2e'))) {
    const chromium = await findChromium(console.log);
    if (chromium) await suite('apps/e2e', 'apps/e2e', { CHROMIUM_PATH: chromium });
    else
      tell('apps/e2e', { passed: 0, failed: 1 }, Date.now(), 'No Chromium for the browser tests: set CHROMIUM_PATH.');
  }
};

try {
  const startedAt = Date.now();
  const { code, output } = await run(process.execPath, [join(root, 'scripts/prepare.mjs')], { show: true });
  tell('build', code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, startedAt, output);
  if (code === 0) await checkAll();
} catch (error) {
  tell('this script', { passed: 0, failed: 1 }, Date.now(), String(error.stack));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;
