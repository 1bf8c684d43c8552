import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseLocale, languages } from '@untether/domain';
import type { Services } from '@untether/services';
import type { ViewerOfRequest } from '../../identity/viewer-of-request.ts';
import { credentialsOf } from '../graphql.ts';
import type { Origins } from '../origins.ts';
import { respondJson } from '../respond.ts';
import type { Asking } from './asking.ts';
import { receiptFile } from './receipt-file.ts';

interface ExportRoutesOptions {
  readonly services: Services;
  readonly viewerOfRequest: ViewerOfRequest;
  readonly origins: Origins;
  readonly now: () => Date;
  readonly errorDocs: string;
}

const nothingHere = { message: 'There is nothing at this address.' };

/** `GET /api/exports/receipts/{id}.json` gives a receipt with its proof. */
export const createExportRoutes = ({ services, viewerOfRequest, origins, now, errorDocs }: ExportRoutesOptions) => {
  return async (req: IncomingMessage, res: ServerResponse, pathname: string): Promise<void> => {
    const language = languages[chooseLocale(req.headers['accept-language'])];
    const receiptId = /^\/api\/exports\/receipts\/([^/]+)\.json$/.exec(pathname)?.[1];
    if (receiptId === undefined || req.method !== 'GET') return respondJson(res, 404, nothingHere);
    const viewer = await viewerOfRequest(credentialsOf(req, origins));
    if (viewer === null) {
      const errors = [{ message: language.requests.sign_in_first, extensions: { code: 'UNAUTHENTICATED' } }];
      return respondJson(res, 401, { errors });
    }
    const asking: Asking = { services, viewer, now: now(), language, errorDocs };
    const text = await receiptFile(asking, receiptId);
    if (text === undefined) return respondJson(res, 404, nothingHere);
    res.setHeader('Content-Type', 'application/json; charset=utf-8');
    res.setHeader('Content-Disposition', `attachment; filename="${receiptId}.json"`);
    res.setHeader('Cache-Control', 'no-store');
    res.end(text);
  };
};
