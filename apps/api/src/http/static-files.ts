import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { appPolicy } from './headers.ts';
import { respondText } from './respond.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.graphql': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.tgz': 'application/gzip',
};
const compressible = /^(text|application)\/(?!gzip)|svg/;

export interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly plain: Buffer;
  /** null where it would not be smaller. */
  readonly gzipped: Buffer | null;
}

const compress = promisify(gzip);
const immutable = 'public, max-age=31536000, immutable';

/** Compressed once, served many times. `hashed` files may be cached forever: their names change with their content. */
export const makeStaticFile = async (name: string, plain: Buffer, hashed: boolean): Promise<StaticFile> => {
  const type = types[extname(name)] ?? 'application/octet-stream';
  const gzipped = compressible.test(type) && plain.length > 1024 ? await compress(plain, { level: 9 }) : null;
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`;
  return { type, etag, cacheControl: hashed ? immutable : 'no-cache', plain, gzipped };
};

export const respondFile = (req: IncomingMessage, res: ServerResponse, file: StaticFile): void => {
  res.setHeader('Content-Type', file.type);
  res.setHeader('Cache-Control', file.cacheControl);
  res.setHeader('ETag', file.etag);
  if (file.gzipped) res.appendHeader('Vary', 'Accept-Encoding');
  if (req.headers['if-none-match'] === file.etag) {
    res.writeHead(304).end();
    return;
  }
  const zipped = /\bgzip\b/.test(req.headers['accept-encoding'] ?? '') ? file.gzipped : null;
  const body = zipped ?? file.plain;
  if (zipped) res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('Content-Length', body.length);
  res.end(req.method === 'HEAD' ? undefined : body);
};

/** Serves a built single-page app: its files, and its index for every address a person opens in a browser. */
export const openStaticFiles = async (folder: string) => {
  const paths = await listPaths(folder);
  const opened = new Map<string, Promise<StaticFile>>();
  const open = (path: string): Promise<StaticFile> => {
    const known = opened.get(path);
    if (known) return known;
    const made = readFile(join(folder, path)).then((plain) => makeStaticFile(path, plain, path.startsWith('/assets/')));
    opened.set(path, made);
    return made;
  };
  return async (req: IncomingMessage, res: ServerResponse, pathname: string): Promise<void> => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.setHeader('Allow', 'GET, HEAD');
      return respondText(res, 405, 'Only GET and HEAD are served here.');
    }
    const path = paths.has(pathname) ? pathname : isNavigation(req, pathname) ? '/index.html' : undefined;
    if (path === undefined) return respondText(res, 404, 'There is nothing at this address.');
    if (!paths.has(path)) return respondText(res, 404, 'The admin app is not built here; GraphQL is at /graphql.');
    res.setHeader('Content-Security-Policy', appPolicy);
    respondFile(req, res, await open(path));
  };
};

const isNavigation = (req: IncomingMessage, pathname: string): boolean =>
  pathname === '/' ||
  (!pathname.startsWith('/api/') &&
    !pathname.startsWith('/assets/') &&
    (req.headers.accept ?? '').includes('text/html'));

/** Only paths listed here are ever opened, so no request can name a file outside the folder. */
const listPaths = async (folder: string): Promise<ReadonlySet<string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map((file) => `/${relative(folder, join(file.parentPath, file.name)).split(sep).join('/')}`));
};
