/** Every check and every test side by side, the slowest files, then one line: `N passed, N failed`. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { findChromium } from './chromium.mjs';
import { root, run } from './run.mjs';

const require = createRequire(import.meta.url);
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
/** Found when it is asked for: a fresh clone has none before it is prepared. */
const findVitest = () => join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
const reports = mkdtempSync(join(tmpdir(), 'untether-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const files = [];
const startedAt = Date.now();
const secondsSince = (start) => (Date.now() - start) / 1000;

const counted = ({ passed, failed, skipped = 0 }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

const report = (name, counts, start, output) => {
  totals.passed += counts.passed;
  totals.failed += counts.failed;
  totals.skipped += counts.skipped ?? 0;
  const isWell = counts.failed === 0;
  if (!isWell) console.log(output.trimEnd());
  for (const line of output.split('\n').filter((text) => text.endsWith('tests are skipped.'))) console.log(line);
  const seconds = secondsSince(start).toFixed(1);
  console.log(`${isWell ? 'ok  ' : 'FAIL'}  ${name.padEnd(20)} ${counted(counts)} (${seconds} s)`);
};

const check = async (name, command, args) => {
  const start = Date.now();
  const { code, output } = await run(command, args, { env: { CI: process.env.CI ?? 'true' } });
  report(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, start, output);
};

/** A test file that could not be loaded has no failed test of its own: it counts as one. So does a suite without tests. */
const countReport = (file, code) => {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  files.push(...result.testResults);
  const broken = result.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const passed = result.numPassedTests;
  const failed = result.numFailedTests + broken;
  const skipped = result.numPendingTests + result.numTodoTests;
  const nothingRan = passed + failed === 0;
  return { passed, failed: failed || (code !== 0 || nothingRan ? 1 : 0), skipped };
};

const suite = async (folder, env = {}) => {
  const start = Date.now();
  const file = join(reports, `${folder.replaceAll('/', '-')}.json`);
  const args = [findVitest(), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await run(process.execPath, args, { cwd: join(root, folder), env });
  report(folder, countReport(file, code), start, output || 'The test runner printed nothing.\n');
};

const browserSuite = async () => {
  const start = Date.now();
  const chromium = await findChromium(console.log);
  if (chromium) await suite('apps/e2e', { CHROMIUM_PATH: chromium });
  else report('apps/e2e', { passed: 0, failed: 1 }, start, 'No Chromium for the browser tests: set CHROMIUM_PATH.');
};

const testsIn = (folder) => {
  const manifest = join(root, folder, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).scripts?.test !== undefined;
};

const suites = ['packages', 'apps']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter(testsIn);
const slowest = ['apps/e2e', 'apps/api', 'apps/admin', 'packages/store'];

/** What takes longest starts first, so that nothing long is left at the end. */
const tasks = [
  browserSuite,
  ...slowest.slice(1).map((folder) => () => suite(folder)),
  () => check('types', bin('tsc'), ['-b']),
  () => check('types of tests', bin('tsc'), ['-p', 'tsconfig.tests.json']),
  () => suite('test'),
  ...suites.filter((folder) => !slowest.includes(folder)).map((folder) => () => suite(folder)),
  () => check('lint', bin('biome'), ['ci', '.']),
  () => check('unused', bin('knip'), ['--no-progress']),
];

/** One more than there are cores: the browser tests mostly wait. */
const lanes = availableParallelism() + 1;

const runAll = async () => {
  const waiting = [...tasks];
  const lane = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

const printSlowest = () => {
  if (files.length === 0) return;
  console.log('The slowest test files:');
  const timed = files.map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }));
  for (const { name, seconds } of timed.sort((a, b) => b.seconds - a.seconds).slice(0, 10))
    console.log(`${seconds.toFixed(1).padStart(8)} s  ${relative(root, name)}`);
};

try {
  const { code, output } = await run(process.execPath, [join(root, 'scripts/prepare.mjs')], { show: true });
  report('build', code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, startedAt, output);
  if (code === 0) await runAll();
} catch (error) {
  report('this script', { passed: 0, failed: 1 }, Date.now(), String(error.stack));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
printSlowest();
console.log(`Everything took ${secondsSince(startedAt).toFixed(0)} s.`);
console.log(counted(totals));
process.exitCode = totals.failed > 0 ? 1 : 0;
