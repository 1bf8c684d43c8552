import type { Viewer } from '@untether/domain';
import { createExportRoutes } from '../../src/http/exports/routes.ts';
import { createViewerOfRequest } from '../../src/identity/viewer-of-request.ts';
import type { TestApi } from '../api/test-api.ts';
import { listen } from './in-process.ts';

export interface Exporting {
  /** Asks with an API key of a viewer; null: signed out. */
  readonly get: (
    viewer: Viewer | null,
    path: string,
    headers?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/** The real export routes over a test API, with the real sign-in by key. `more`: use cases that wait or fail. */
export const exportsOf = async (
  api: TestApi,
  more: Partial<TestApi['services']> = {},
  log: (text: string) => void = () => undefined,
): Promise<Exporting> => {
  const { store } = api;
  const services = { ...api.services, ...more };
  const origins = { own: [], allowed: [] };
  const viewerOfRequest = createViewerOfRequest({
    identity: store.identity,
    services,
    secret: 'not used',
    publicUrl: 'http://localhost',
    secondFactors: true,
    onRefusedKey: () => undefined,
    log: () => undefined,
  });
  const server = await listen({
    exports: createExportRoutes({
      services,
      viewerOfRequest,
      origins,
      now: api.now,
      errorDocs: 'http://localhost:4000/docs/errors',
      onForbidden: () => undefined,
      log: (_, text) => log(text),
    }),
  });
  const keys = new Map<string, string>();
  const keyOf = async (viewer: Viewer): Promise<string> => {
    const known = keys.get(viewer.user.id);
    if (known !== undefined) return known;
    const made = await services.createApiKey(viewer, {
      name: 'Export',
      roles: viewer.user.roles,
      expiresAt: new Date(api.now().getTime() + 86_400_000),
      idempotencyKey: null,
    });
    if (!made.ok) throw new Error('no key was made');
    const secret = String(made.secret);
    keys.set(viewer.user.id, secret);
    return secret;
  };
  return {
    get: async (viewer, path, headers = {}, signal) =>
      fetch(server.url + path, {
        ...(signal && { signal }),
        headers: { ...headers, ...(viewer && { authorization: `Bearer ${await keyOf(viewer)}` }) },
      }),
    close: server.close,
  };
};
