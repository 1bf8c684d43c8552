import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { Marked } from 'marked';
import { docsPolicy } from './headers.ts';
import { respondText } from './respond.ts';
import { makeStaticFile, respondFile, type StaticFile } from './static-files.ts';

export type DocPages = (req: IncomingMessage, res: ServerResponse, pathname: string) => Promise<void>;

/** Pages for those who use the server or run it; how it is built is left to the repository. */
const pages = [
  'admin-tasks',
  'clients',
  'errors',
  'events',
  'receipts',
  'exports',
  'rules',
  'lifecycle',
  'glossary',
  'compatibility',
  'operations',
];

const style = `:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1rem 1.5rem 4rem; max-width: 50rem; font: 1rem/1.6 system-ui, sans-serif; }
nav a { margin-inline-end: 1rem; text-transform: capitalize; }
h1, h2, h3, h4 { line-height: 1.25; scroll-margin-top: 1rem; }
:target { background: color-mix(in srgb, currentcolor 12%, transparent); }
pre, code { font-family: ui-monospace, monospace; font-size: 0.9em; }
pre { overflow-x: auto; padding: 0.75rem 1rem; background: color-mix(in srgb, currentcolor 7%, transparent); }
table { display: block; overflow-x: auto; border-collapse: collapse; }
th, td { padding: 0.35rem 0.75rem; border: 1px solid color-mix(in srgb, currentcolor 25%, transparent); text-align: start; vertical-align: top; }
`;

const links = ['<a href="/docs">Docs</a>', ...pages.map((name) => `<a href="/docs/${name}">${name}</a>`)];
const pageOf = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Untether</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<nav aria-label="Pages">${links.join('')}</nav>
<main>
${body}</main>
</body>
</html>
`;

/** What a heading is called in an address: as code hosts do it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/<[^>]*>|&[^;]*;|[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

/** A link between documents as one between pages; undefined if its target is not served. */
const addressOf = (href: string, served: ReadonlySet<string>): string | undefined => {
  if (/^(https:|#|\/)/.test(href)) return href;
  const [, name = '', anchor = ''] = /^([\w.-]+?)(?:\.md)?(#.*)?$/.exec(href) ?? [];
  return served.has(`/docs/${name}`) ? `/docs/${name}${anchor}` : undefined;
};

const createRenderer = (served: ReadonlySet<string>) =>
  new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const text = this.parser.parseInline(tokens);
        return `<h${depth} id="${anchorOf(text)}">${text}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        const address = addressOf(href, served);
        return address === undefined ? text : `<a href="${address}">${text}</a>`;
      },
    },
  });

interface DocsOptions {
  /** The documents, and what is generated beside them. */
  readonly folder: string;
  /** The client as npm installs it. Only a build makes one. */
  readonly clientPackage: string;
}

/** The documentation as pages, each rendered on its first request. */
export const openDocs = async ({ folder, clientPackage }: DocsOptions): Promise<DocPages> => {
  const schemas = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const served = new Set([...pages, ...schemas].map((name) => `/docs/${name}`));
  const packages = existsSync(clientPackage) ? [clientPackage] : [];
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const markdown = createRenderer(served);
  const page = async (text: string): Promise<StaticFile> => {
    const title = /^# (.*)$/m.exec(text)?.[1] ?? 'Docs';
    return makeStaticFile('page.html', Buffer.from(pageOf(title, await markdown.parse(text))), false);
  };
  const makers = new Map<string, () => Promise<StaticFile>>([
    ['/docs', () => page(index)],
    ['/docs/style.css', () => makeStaticFile('style.css', Buffer.from(style), false)],
    ...pages.map((name) => [`/docs/${name}`, async () => page(await read(`${name}.md`))] as const),
    ...[...schemas.map((name) => join(folder, name)), ...packages].map((path) => {
      const name = basename(path);
      return [`/docs/${name}`, async () => makeStaticFile(name, await readFile(path), false)] as const;
    }),
  ]);
  const made = new Map<string, Promise<StaticFile>>();
  return async (req, res, pathname) => {
    const path = pathname.replace(/\/$/, '');
    const file = made.get(path) ?? makers.get(path)?.();
    if (file === undefined) return respondText(res, 404, 'There is nothing at this address.');
    made.set(path, file);
    res.setHeader('Content-Security-Policy', docsPolicy);
    respondFile(req, res, await file);
  };
};

const index = `# Untether's API

GraphQL is at \`/graphql\`: in a browser an editor, for programs the endpoint. [The schema](/schema.graphql) can be downloaded.

- [Your client in five minutes](clients.md): urql, Apollo Client, Relay, types, and \`@untether/client\`.
- [Errors and limits](errors.md): what each code means, and what one operation may ask.
- [Events](events.md): following the log by subscription, poll and webhook.
- [Tasks of an admin](admin-tasks.md): in how many actions, and how.
- [Receipts](receipts.md): what proves a removal, and how to check that it is unchanged.
- [Exports](exports.md): lists as CSV, of any size.
- [Lifecycles](lifecycle.md): the states of everything, and what moves them.
- [Glossary](glossary.md): the words.
- [Compatibility](compatibility.md): what clients may rely on.
- [Operations](operations.md): running the server.
- [Accounts](accounts.md): passwords, sessions, languages, mail.
`;
