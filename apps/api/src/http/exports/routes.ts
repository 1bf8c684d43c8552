import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chooseLocale, isCustomerViewer, type Language, languages, type Viewer } from '@untether/domain';
import type { Services } from '@untether/services';
import { GraphQLError } from 'graphql';
import { type Credentials, isSecondFactorDue, type ViewerOfRequest } from '../../identity/viewer-of-request.ts';
import type { Log } from '../../log.ts';
import { reportFaults } from '../faults.ts';
import { credentialsOf } from '../graphql.ts';
import { createRunning } from '../limits/running.ts';
import type { Origins } from '../origins.ts';
import { respondJson } from '../respond.ts';
import { type Asking, NotAnswered } from './asking.ts';
import { csvOf } from './csv.ts';
import { pagesOf } from './pages.ts';
import { receiptFile } from './receipt-file.ts';
import { receiptColumns, receiptRows } from './receipt-rows.ts';
import { partSources, type RowSource, rowSources } from './row-sources.ts';

interface ExportRoutesOptions {
  readonly services: Services;
  readonly viewerOfRequest: ViewerOfRequest;
  readonly origins: Origins;
  readonly now: () => Date;
  readonly errorDocs: string;
  readonly log: Log;
  /** Told of whoever may not export what was asked for. */
  readonly onForbidden: (req: IncomingMessage, what: string) => void;
}

/** How many files one user has under way at once. */
const mostAtOnce = 4;
/** A receiver that takes nothing for so long has gone. */
const silenceMs = 60_000;

type Routes = (req: IncomingMessage, res: ServerResponse, pathname: string, requestId: string) => Promise<void>;

/**
 * `GET /api/exports/{list}.csv` gives a list of the API as rows, `…/jobs/{id}.csv` the results of a removal job,
 * `…/imports/{id}.csv` the report of an import, `…/receipts/{id}.csv` the lines of a receipt, and
 * `…/receipts/{id}.json` a receipt with its proof.
 */
export const createExportRoutes = (options: ExportRoutesOptions): Routes => {
  const running = createRunning(mostAtOnce);
  return async (req, res, pathname, requestId) => {
    const parameters = new URL(req.url ?? '/', 'http://localhost').searchParams;
    const language = languages[chooseLocale(parameters.get('language') ?? req.headers['accept-language'])];
    try {
      const file = fileOf(pathname);
      if (file === undefined || !isThere(file) || req.method !== 'GET') throw nothingHere();
      if (req.headers['sec-fetch-site'] === 'cross-site') throw crossSite();
      const asking = { ...options, credentials: credentialsOf(req, options.origins), language };
      const { viewer } = await askAs(asking);
      if (!running.begin(viewer.user.id)) throw tooMany(language);
      try {
        await send({ file, parameters, asking, viewer, res });
      } finally {
        running.end(viewer.user.id);
      }
    } catch (thrown) {
      if (isForbidden(thrown)) options.onForbidden(req, `export ${fileOf(pathname)?.list ?? ''}`);
      refuse(res, thrown, { log: options.log, requestId });
    }
  };
};

/** What an address asks for: a list, or what one thing has, as which type of file. */
interface File {
  readonly list: string;
  readonly id?: string | undefined;
  readonly type: string;
}

const fileOf = (pathname: string): File | undefined => {
  const [, list, id, type] = /^\/api\/exports\/([a-z]+)(?:\/([^/]+))?\.(csv|json)$/.exec(pathname) ?? [];
  return list === undefined || type === undefined ? undefined : { list, id, type };
};

const sourceOf = ({ list, id }: File): RowSource | undefined => {
  const sources = id === undefined ? rowSources : partSources;
  return Object.hasOwn(sources, list) ? sources[list] : undefined;
};
const isOfReceipt = ({ list, id }: File): boolean => list === 'receipts' && id !== undefined;
const isThere = (file: File): boolean => isOfReceipt(file) || (file.type === 'csv' && sourceOf(file) !== undefined);

interface AskingAs extends ExportRoutesOptions {
  readonly credentials: Credentials;
  readonly language: Language;
}

/** Who asks, read again each time, so that a revoked key or a disabled user gets no further page. */
const askAs = async (options: AskingAs): Promise<Asking & { readonly viewer: Viewer }> => {
  const { services, language, errorDocs, now } = options;
  const viewer = await options.viewerOfRequest(options.credentials);
  if (viewer === null) throw refusal(401, 'UNAUTHENTICATED', language.requests.sign_in_first);
  if (isSecondFactorDue(viewer)) throw refusal(403, 'SECOND_FACTOR_REQUIRED', language.requests.second_factor_first);
  if (isCustomerViewer(viewer)) throw refusal(403, 'FORBIDDEN', language.requests.partners_only);
  return { services, viewer, now: now(), language, errorDocs };
};

interface Sending {
  readonly file: File;
  readonly parameters: URLSearchParams;
  readonly asking: AskingAs;
  readonly viewer: Viewer;
  readonly res: ServerResponse;
}

const send = async ({ file, parameters, asking, viewer, res }: Sending): Promise<void> => {
  const { list, id, type } = file;
  if (type === 'json') {
    const text = await receiptFile(await askAs(asking), id ?? '');
    if (text === undefined) throw nothingHere();
    setHeaders(res, 'application/json', `${id}.json`);
    return void res.end(text);
  }
  const { columns, pages } = isOfReceipt(file)
    ? ofReceipt(id ?? '', parameters, asking)
    : listed(file, parameters, asking);
  // What is wrong with the question is known with the first page: before anything is sent.
  const first = await pages.next();
  const rest = async function* () {
    if (!first.done) yield first.value;
    yield* pages;
  };
  const today = asking.now().toISOString().slice(0, 10);
  setHeaders(res, 'text/csv', id === undefined ? `${viewer.partner.name} ${list} ${today}.csv` : `${id}.csv`);
  res.setTimeout(silenceMs, () => void res.destroy());
  const bom = parameters.get('bom') === 'true';
  const text = csvOf(rest(), { columns, language: asking.language, bom });
  await pipeline(Readable.from(text, { objectMode: false }), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
};

const listed = (file: File, parameters: URLSearchParams, asking: AskingAs) => {
  const source = sourceOf(file);
  if (source === undefined) throw nothingHere();
  const variables = { ...variablesOf(parameters, source.parameters), ...(file.id !== undefined && { id: file.id }) };
  const pages = async function* () {
    const found = pagesOf(source, variables, () => askAs(asking));
    for await (const rows of found) {
      if (rows === undefined) throw nothingHere();
      yield rows;
    }
  };
  return { columns: source.columns, pages: pages() };
};

const ofReceipt = (id: string, parameters: URLSearchParams, asking: AskingAs) => {
  variablesOf(parameters, []);
  const pages = async function* () {
    const rows = await receiptRows(await askAs(asking), id);
    if (rows === undefined) throw nothingHere();
    yield rows;
  };
  return { columns: receiptColumns, pages: pages() };
};

/** `filter` is JSON, as the API takes it, and `states` a list with commas; a parameter that is not known is refused rather than passed over. */
const variablesOf = (parameters: URLSearchParams, known: readonly string[]): Readonly<Record<string, unknown>> => {
  const variables: Record<string, unknown> = {};
  for (const [name, value] of parameters) {
    if (['bom', 'language'].includes(name)) continue;
    if (!known.includes(name))
      throw refusal(
        400,
        'BAD_USER_INPUT',
        `There is no parameter ${name}: ${[...known, 'bom', 'language'].join(', ')}.`,
      );
    variables[name] = name === 'filter' ? parsed(value) : name === 'states' ? value.split(',') : value;
  }
  return variables;
};

const parsed = (filter: string): unknown => {
  try {
    return JSON.parse(filter);
  } catch {
    throw refusal(400, 'BAD_USER_INPUT', 'filter is not JSON.');
  }
};

const setHeaders = (res: ServerResponse, type: string, name: string): void => {
  const plain = name.normalize('NFKD').replaceAll(/[^\w .-]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  res.setHeader('Content-Type', `${type}; charset=utf-8`);
  const also = plain === name ? '' : `; filename*=UTF-8''${encoded}`;
  res.setHeader('Content-Disposition', `attachment; filename="${plain}"${also}`);
  res.setHeader('Cache-Control', 'no-store');
};

const refusal = (status: number, code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, status } });
const nothingHere = () => refusal(404, 'NOT_FOUND', 'There is nothing at this address.');
const crossSite = () => refusal(403, 'FORBIDDEN', 'Another site’s page asked for it.');
const tooMany = ({ requests }: Language) =>
  refusal(429, 'TOO_MANY_OPERATIONS', requests.too_many_operations({ max: mostAtOnce }));

const statusByCode: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
  STORAGE_UNAVAILABLE: 503,
};

const errorsOf = (thrown: unknown): readonly GraphQLError[] | undefined =>
  thrown instanceof NotAnswered ? thrown.errors : thrown instanceof GraphQLError ? [thrown] : undefined;

const isForbidden = (thrown: unknown): boolean =>
  errorsOf(thrown)?.some(({ extensions }) => extensions.code === 'FORBIDDEN') ?? false;

/** Answers with errors as the API does; a file that has begun is broken off, so that nobody takes it for the whole. */
const refuse = (
  res: ServerResponse,
  thrown: unknown,
  { log, requestId }: { readonly log: Log; readonly requestId: string },
): void => {
  const errors = errorsOf(thrown);
  if (errors === undefined) throw thrown;
  reportFaults(log, errors, { requestId });
  if (res.headersSent) return void res.destroy();
  const { code, status } = errors[0]?.extensions ?? {};
  if (status === 429) res.setHeader('Retry-After', '5');
  const answered = errors.map(({ message, extensions: { status: _, ...extensions } }) => ({ message, extensions }));
  respondJson(res, typeof status === 'number' ? status : (statusByCode[String(code)] ?? 400), { errors: answered });
};
