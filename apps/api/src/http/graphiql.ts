import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { graphiqlPolicy } from './headers.ts';
import { respondText } from './respond.ts';
import { makeStaticFile, respondFile, type StaticFile } from './static-files.ts';

const assetsPath = '/graphql/assets/';

/** What a visitor sees first: who they are, and what blocks customers' removal. */
export const firstQuery = `# Customers that cannot be removed yet, and every reason why.
# Sign in at / first: until then the answer is UNAUTHENTICATED.
query Blocked {
  viewer {
    user { name email }
    roles
  }
  customers(first: 5, filter: { removable: false }) {
    edges {
      node {
        companyName
        removalBlockers {
          kind
          message
          resolutions
          resolvableByViewer
          clearsAt
        }
      }
    }
  }
}
`;

const startScript = (options: object, base: string): string => `
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_, label) => '${base}' + ({ json: 'json', graphql: 'graphql' }[label] ?? 'editor') + '.worker.js',
};
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), ${JSON.stringify(options)});
`;

const page = (base: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Untether GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}graphiql.css">
</head>
<body id="body" class="no-focus-outline">
<noscript>GraphiQL needs JavaScript.</noscript>
<div id="root"></div>
<script src="${base}graphiql.js"></script>
<script src="${base}start.js"></script>
</body>
</html>
`;

interface Bundle {
  readonly js: string;
  readonly css: string;
  readonly editorWorkerService: string;
  readonly jsonWorker: string;
  readonly graphqlWorker: string;
}

/** The package only offers one page with everything inline, which a strict policy forbids: its parts are served instead. */
const loadBundle = async (): Promise<Bundle> => {
  const entry = createRequire(import.meta.url).resolve('@graphql-yoga/render-graphiql');
  const file = join(dirname(entry), '..', 'esm', 'graphiql.js');
  return (await import(pathToFileURL(file).href)) as Bundle;
};

const makeFiles = async (): Promise<ReadonlyMap<string, StaticFile>> => {
  const bundle = await loadBundle();
  const version = createHash('sha256').update(bundle.js).update(firstQuery).digest('hex').slice(0, 12);
  const base = `${assetsPath}${version}/`;
  const options = { title: 'Untether GraphiQL', defaultQuery: firstQuery, credentials: 'same-origin' };
  const assets = Object.entries({
    'graphiql.js': bundle.js,
    'graphiql.css': bundle.css,
    'start.js': startScript(options, base),
    'editor.worker.js': bundle.editorWorkerService,
    'json.worker.js': bundle.jsonWorker,
    'graphql.worker.js': bundle.graphqlWorker,
  });
  const files = assets.map(
    async ([name, text]) => [base + name, await makeStaticFile(name, Buffer.from(text), true)] as const,
  );
  const index = await makeStaticFile('index.html', Buffer.from(page(base)), false);
  return new Map([...(await Promise.all(files)), ['/graphql', index]]);
};

/** GraphiQL from this process alone. Its nine megabytes are loaded when it is first opened. */
export const createGraphiql = () => {
  let files: Promise<ReadonlyMap<string, StaticFile>> | undefined;
  return async (req: IncomingMessage, res: ServerResponse, pathname: string): Promise<void> => {
    files ??= makeFiles();
    const file = (await files).get(pathname);
    if (!file) return respondText(res, 404, 'There is nothing at this address.');
    res.setHeader('Content-Security-Policy', graphiqlPolicy);
    respondFile(req, res, file);
  };
};

/** A browser that opens /graphql, or an asset of the page it got. */
export const wantsGraphiql = (req: IncomingMessage, pathname: string): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') &&
  (pathname.startsWith(assetsPath) ||
    (pathname === '/graphql' && (req.headers.accept ?? '').toLowerCase().includes('text/html')));
