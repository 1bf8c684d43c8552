import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const built = fileURLToPath(new URL('../dist/untether-client.tgz', import.meta.url));
let project: string;

/** The folder of a package that another one needs, and of what that one needs. */
const withDependencies = (name: string, from: string): readonly string[] => {
  const place = join('node_modules', name);
  const entry = createRequire(from).resolve(name);
  const folder = realpathSync(entry.slice(0, entry.lastIndexOf(place) + place.length));
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const deeper = Object.keys(dependencies).flatMap((one) => withDependencies(one, join(folder, 'package.json')));
  return [folder, ...deeper];
};

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: project, encoding: 'utf8', shell: process.platform === 'win32' });

beforeAll(() => {
  if (!existsSync(built)) throw new Error('There is no package to install: run node scripts/prepare.mjs first.');
  project = mkdtempSync(join(tmpdir(), 'untether-client-'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  const here = fileURLToPath(import.meta.url);
  // What the registry would give, so that the test needs none.
  const [sse = '', ...needed] = ['graphql-sse', 'standardwebhooks'].flatMap((name) => withDependencies(name, here));
  const peer = withDependencies('graphql', join(sse, 'package.json'));
  run(
    'npm',
    'install',
    '--offline',
    '--install-links',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    built,
    sse,
    ...needed,
    ...peer,
  );
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('npm installs what the build packs, with real versions', () => {
  const manifest = readFileSync(join(project, 'node_modules/@untether/client/package.json'), 'utf8');
  expect(manifest).not.toMatch(/catalog:|workspace:/);
  expect(JSON.parse(manifest).dependencies).toMatchObject({ 'graphql-sse': expect.stringMatching(/^\d/) });
});

test('each of its modules can be imported', () => {
  writeFileSync(
    join(project, 'use.js'),
    `import { subscribe, verifyWebhook, eventTypes } from '@untether/client';
     import { keys, possibleTypes, typePolicies } from '@untether/client/cache';
     import schema from '@untether/client/events.schema.json' with { type: 'json' };
     console.log(typeof subscribe, typeof verifyWebhook, eventTypes.length > 30, keys.Viewer(), possibleTypes.Node.length > 10);
     console.log(typePolicies.Customer.fields.removalBlockers.merge, schema.title);`,
  );
  expect(run(process.execPath, '--no-warnings', 'use.js')).toBe(
    'function function true null true\nfalse Untether events\n',
  );
});

test('its types are found, in strict mode and with those of its dependencies', () => {
  writeFileSync(
    join(project, 'use.ts'),
    `import { subscribe, SubscriptionRefused, verifyWebhook, type WebhookEvent } from '@untether/client';
     import { keys } from '@untether/client/cache';
     export const event: WebhookEvent = verifyWebhook(new Headers(), 'body', 'whsec_…');
     export const none: null | undefined = keys['Viewer']?.();
     await subscribe({
       url: '', after: null,
       onEvent: (one) => {
         if (one.type === 'subscription-suspended') console.log(one.changes.status.from, one.relationshipId);
         // @ts-expect-error: no event has that
         console.log(one.colour);
       },
     }).catch((error) => console.log(error instanceof SubscriptionRefused && error.code));`,
  );
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const options = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2023,dom'];
  expect(() => run(process.execPath, tsc, ...options, 'use.ts')).not.toThrow();
});
