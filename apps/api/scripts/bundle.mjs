/**
 * The whole program, every command of it, in a few files: it starts in half the time of hundreds of modules.
 * `node scripts/bundle.mjs` writes dist/bundle/main.js.
 */
import { readFile, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Files that our sources find by `import.meta.url` (migrations, offers) are found from the bundle too. */
const ownAddresses = (outdir) => ({
  name: 'own-addresses',
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const from = JSON.stringify(relative(outdir, path).split(sep).join('/'));
      return { contents: text.replaceAll('import.meta.url', `new URL(${from}, import.meta.url).href`), loader: 'ts' };
    });
  },
});

/** Workspace packages by their sources, so that nothing has to be built first. */
const ownSources = {
  name: 'own-sources',
  setup(build) {
    build.onResolve({ filter: /^@untether\/\w+$/ }, ({ path }) => ({
      path: join(root, 'packages', path.slice('@untether/'.length), 'src/index.ts'),
    }));
  },
};

/** CommonJS modules in an ES bundle need `require`. */
const banner = `import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);`;

export const createBundler = ({ outdir }) =>
  context({
    entryPoints: [fileURLToPath(new URL('../src/main.ts', import.meta.url))],
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: true,
    external: ['better-sqlite3', 'pg-native'],
    banner: { js: banner },
    chunkNames: 'chunk-[hash]',
    logLevel: 'warning',
    plugins: [ownSources, ownAddresses(outdir)],
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outdir = fileURLToPath(new URL('../dist/bundle', import.meta.url));
  await rm(outdir, { recursive: true, force: true });
  const bundler = await createBundler({ outdir });
  try {
    await bundler.rebuild();
  } finally {
    await bundler.dispose();
  }
}
