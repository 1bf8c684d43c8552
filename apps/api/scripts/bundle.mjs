/**
 * The program as it is served: every command of it, in a few files that need nothing beside them but what npm installed
 * and the files they serve. What a request is not known to need is a file of its own, loaded when it does.
 * `node scripts/bundle.mjs` writes dist/bundle/main.js.
 */
import { readFileSync } from 'node:fs';
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

/** Workspace packages by their sources, so that nothing has to be built first. What is not used of one is left out. */
const ownSources = {
  name: 'own-sources',
  setup(build) {
    build.onResolve({ filter: /^@untether\// }, ({ path }) => {
      const [, name, part = '.'] = path.split('/');
      const folder = join(root, 'packages', name);
      const { sideEffects } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return { path: join(folder, 'src', part, 'index.ts'), sideEffects: sideEffects ?? true };
    });
  },
};

/** graphql-jit names files of graphql: without this the bundle had two copies, which do not know each other's types. */
const oneGraphql = {
  name: 'one-graphql',
  setup(build) {
    build.onResolve({ filter: /^graphql\/.+\.js$/ }, ({ path, ...from }) => {
      const { importer, kind, resolveDir } = from;
      return build.resolve(path.replace(/\.js$/, '.mjs'), { importer, kind, resolveDir });
    });
  },
};

const environments = ['process.env.NODE_ENV', 'globalThis.process.env.NODE_ENV'];

/** CommonJS modules in an ES bundle need `require`. */
const banner = `import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);`;

/** For production the code is short, and knows that nobody is to be told of a developer's mistakes. */
export const createBundler = ({ outdir, mode = 'production' }) =>
  context({
    entryPoints: [fileURLToPath(new URL('../src/main.ts', import.meta.url))],
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    minify: mode === 'production',
    define: Object.fromEntries(environments.map((name) => [name, JSON.stringify(mode)])),
    external: ['pg-native'],
    // Of what is there twice the form that can be cut down to what is used.
    mainFields: ['module', 'main'],
    alias: { 'fast-json-stringify': fileURLToPath(new URL('no-json-schema.cjs', import.meta.url)) },
    banner: { js: banner },
    chunkNames: 'chunk-[hash]',
    logLevel: 'warning',
    metafile: true,
    plugins: [ownSources, ownAddresses(outdir), oneGraphql],
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
