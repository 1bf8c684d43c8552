import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { root, run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const findOnPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

const installByApt = async (say) => {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  say('Installing Chromium for the browser tests ...');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
  return findOnPath();
};

const downloadByPlaywright = async (say) => {
  say("Downloading Playwright's Chromium for the browser tests ...");
  const require = createRequire(join(root, 'apps/e2e/package.json'));
  const { chromium } = require('playwright-core');
  const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  await run(process.execPath, [cli, 'install', 'chromium']);
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
};

/** The path of a Chromium to test with: the one named, the system's, a package, a download. undefined = there is none. */
export const findChromium = async (say) => {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    say(`CHROMIUM_PATH is ${JSON.stringify(named)}, and there is no such file.`);
    return undefined;
  }
  return findOnPath() ?? (await installByApt(say)) ?? (await downloadByPlaywright(say));
};
