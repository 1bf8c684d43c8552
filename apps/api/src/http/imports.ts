import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type AnyViewer,
  chooseLocale,
  findForbidden,
  invalid,
  isCustomerViewer,
  type Language,
  languages,
  type Refusal,
  sayRefusal,
  type Viewer,
} from '@untether/domain';
import { ImportStopped, type Services } from '@untether/services';
import { isSecondFactorDue, type ViewerOfRequest } from '../identity/viewer-of-request.ts';
import { pieceBytes } from '../import/uploaded-source.ts';
import { renewing } from '../jobs/renewing.ts';
import { credentialsOf, csrfRefusal, isForgeable } from './graphql.ts';
import type { Origins } from './origins.ts';
import { respondJson } from './respond.ts';

interface ImportRoutesOptions {
  readonly services: Services;
  readonly viewerOfRequest: ViewerOfRequest;
  readonly origins: Origins;
  /** The largest upload. */
  readonly maxBytes: number;
  /** Told of whoever may not import. */
  readonly onForbidden: (req: IncomingMessage, what: string) => void;
}

/** `POST /api/imports?name=FILE` takes an export. */
export const createImportRoutes = (options: ImportRoutesOptions) => {
  const { viewerOfRequest, origins } = options;
  return async (req: IncomingMessage, res: ServerResponse, pathname: string): Promise<void> => {
    const language = languages[chooseLocale(req.headers['accept-language'])];
    const credentials = credentialsOf(req, origins);
    const isUpload = pathname === '/api/imports' && req.method === 'POST';
    if (isUpload && isForgeable(req, credentials)) return turnAway(res, 403, csrfRefusal);
    const viewer = await viewerOfRequest(credentials);
    if (viewer === null) return turnAway(res, 401, problem('UNAUTHENTICATED', language.requests.sign_in_first));
    if (isSecondFactorDue(viewer))
      return turnAway(res, 403, problem('SECOND_FACTOR_REQUIRED', language.requests.second_factor_first));
    const refusal = findForbidden(viewer, 'import');
    if (refusal !== undefined) options.onForbidden(req, 'import');
    if (refusal !== undefined || !isPartners(viewer)) return refuse(res, refusal ?? notFound, language);
    if (isUpload) return takeUpload(req, res, { ...options, viewer, language });
    return turnAway(res, 404, { message: 'There is nothing at this address.' });
  };
};

const isPartners = (viewer: AnyViewer): viewer is Viewer => !isCustomerViewer(viewer);

const notFound: Refusal = { error: 'not_found', reason: { code: 'unknown_id', thing: 'import_job' }, path: ['id'] };

const problem = (code: string, message: string) => ({ message, extensions: { code } });

/** Closes the connection, so that a body is not read for nothing. */
const turnAway = (res: ServerResponse, status: number, error: object): void => {
  res.setHeader('Connection', 'close');
  respondJson(res, status, { errors: [error] });
};

const statusOf = { validation: 400, forbidden: 403, not_found: 404, state: 409, conflict: 409 } as const;

const isTooLarge = (refusal: Refusal): boolean =>
  refusal.error === 'validation' && refusal.issues.some(({ code }) => code === 'file_too_large');

const refuse = (res: ServerResponse, refusal: Refusal, language: Language): void => {
  const status = isTooLarge(refusal) ? 413 : (statusOf[refusal.error as keyof typeof statusOf] ?? 400);
  turnAway(res, status, problem(refusal.error.toUpperCase(), sayRefusal(refusal, language)));
};

interface UploadOptions extends ImportRoutesOptions {
  readonly viewer: Viewer;
  readonly language: Language;
}

/** Streams the body into pieces; no more than one is in memory, and the sender waits for each. */
const takeUpload = async (req: IncomingMessage, res: ServerResponse, options: UploadOptions): Promise<void> => {
  const { services, viewer, maxBytes, language } = options;
  const { searchParams } = new URL(req.url ?? '/', 'http://localhost');
  const declared = req.headers['content-length'];
  const begun = await services.beginUpload(viewer, {
    fileName: searchParams.get('name') ?? '',
    declaredBytes: declared === undefined ? null : Number(declared),
    maxBytes,
  });
  if (!begun.ok) return refuse(res, begun.refusal, language);
  const { importId } = begun.ids;
  const held = { partnerId: viewer.partner.id, importId, lease: begun.lease };
  req.setTimeout(silenceMs, () => void req.destroy());
  try {
    await renewing(services, held, async () => {
      let size = 0;
      for await (const piece of inPieces(req)) {
        size += piece.length;
        if (size > maxBytes) throw new TooLarge();
        await services.addPiece(held, piece);
      }
      await services.endUpload(held);
    });
    respondJson(res, 201, { id: importId });
  } catch (error) {
    if (error instanceof ImportStopped) return refuse(res, cancelled, language);
    await services.failImport(held, { code: 'upload_broken_off', detail: null });
    if (error instanceof TooLarge) return refuse(res, tooLarge(maxBytes), language);
    // Where the sender went away nobody is left to be told.
    if (req.complete) throw error;
  }
};

/** A sender that is silent for so long has gone. */
const silenceMs = 60_000;

class TooLarge extends Error {}
const tooLarge = (maxBytes: number): Refusal => ({
  error: 'validation',
  issues: [invalid('file', { code: 'file_too_large', maxBytes })],
});
const cancelled: Refusal = {
  error: 'state',
  currentStatus: 'cancelled',
  obstacle: { code: 'wrong_status', status: 'cancelled', expected: ['uploading'] },
};

async function* inPieces(req: IncomingMessage): AsyncGenerator<Uint8Array> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    held.push(chunk);
    length += chunk.length;
    if (length < pieceBytes) continue;
    let all = Buffer.concat(held);
    for (; all.length >= pieceBytes; all = all.subarray(pieceBytes)) yield all.subarray(0, pieceBytes);
    held = [all];
    length = all.length;
  }
  if (length > 0) yield Buffer.concat(held);
}
