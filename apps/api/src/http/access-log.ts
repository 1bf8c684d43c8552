import type { Log } from '../log.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { type Notes, senderIn } from './watch.ts';
import type { Ended, OnEnd } from './when-ended.ts';

/** One line for each request, once it is over. Query strings are left out: invitations carry their token there. */
export const accessLog =
  (log: Log): OnEnd =>
  (ended, notes) =>
    log('info', 'request', fieldsOf(ended, notes));

const fieldsOf = ({ req, res, ms, isAborted }: Ended, notes: Notes) => {
  const { requestId, operation, isStream, codes } = notes;
  return {
    requestId,
    ...senderIn(notes),
    method: req.method,
    path: pathOf(req.url),
    operation: operation?.slice(0, 100),
    status: res.statusCode,
    ms: Math.round(ms * 10) / 10,
    codes,
    stream: isStream,
    aborted: isAborted || undefined,
  };
};

const pathOf = (url = '/'): string => {
  if (url === '/graphql') return url;
  return withoutSecrets(url.split('?', 1)[0] ?? '/').slice(0, 200);
};
