import type { ServerResponse } from 'node:http';
import { languages } from '@untether/domain';
import { findStorageFault, type StorageFault } from '@untether/store';
import type { Log } from '../log.ts';
import { logFault, storageMessage, storageUnavailable } from './faults.ts';
import { respondJson } from './respond.ts';

/** The answer to a request that a program error ended. */
export const respondFault = (
  res: ServerResponse,
  { thrown, requestId, log }: { readonly thrown: unknown; readonly requestId: string; readonly log: Log },
): void => {
  logFault(log, thrown, { requestId });
  const storage = findStorageFault(thrown);
  if (res.headersSent) res.destroy();
  else if (storage) respondUnavailable(res, { requestId, storage });
  else respondJson(res, 500, { message: 'Something went wrong.', requestId });
};

/** The answer to a request that needs the database while that cannot be read or written. */
const respondUnavailable = (
  res: ServerResponse,
  { requestId, storage }: { readonly requestId: string; readonly storage: StorageFault },
): void => {
  res.setHeader('Retry-After', '1');
  const message = storageMessage(storage, languages.en);
  respondJson(res, 503, { code: storageUnavailable, message, requestId, retryable: storage.isPassing });
};
