import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stackOf } from '../src/stack.ts';

let folder: string;
let fault: Error;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'untether-stack-'));
  const source = join(folder, 'source.ts');
  await writeFile(
    source,
    `const deep = (): never => {\n  throw new Error('the fault');\n};\n\nexport const call = () => deep();\n`,
  );
  const outfile = join(folder, 'out/built.js');
  await build({ entryPoints: [source], outfile, bundle: true, minify: true, format: 'esm', sourcemap: true });
  // In a process of its own: the test runner has maps of its own.
  const script = `import { call } from ${JSON.stringify(pathToFileURL(outfile))}; try { call() } catch (e) { console.log(e.stack) }`;
  const stack = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  fault = Object.assign(new Error('the fault'), { stack });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the stack of what was minified names the places in its sources', () => {
  expect(fault.stack).toContain('built.js:1');
  const lines = stackOf(fault).split('\n');
  expect(lines[0]).toBe('Error: the fault');
  expect(lines[1]).toContain(`${pathToFileURL(join(folder, 'source.ts'))}:2:`);
  expect(lines[2]).toContain(`${pathToFileURL(join(folder, 'source.ts'))}:5:`);
});

test('any other stack stays, and an error without one says what it says', () => {
  const own = new Error('here');
  expect(stackOf(own)).toBe(own.stack);
  expect(stackOf(Object.assign(new Error('bare'), { stack: undefined }))).toBe('bare');
});
