import { randomUUID } from 'node:crypto';
import { normaliseEmail } from '@untether/domain';
import type { ReadRequest } from '../http/body-limit.ts';
import { networkOf } from '../http/client-address.ts';
import { readBody } from '../http/read-body.ts';
import { respondJson } from '../http/respond.ts';
import { authenticationNotesOf } from './authentication-notes.ts';
import type { createKnownDevices } from './known-device.ts';
import type { createSignInLimits, Verdict } from './sign-in-limits.ts';
import { clientAddressHeader, type Handle } from './sign-in-requests.ts';

interface LimitedSignIn {
  readonly admit: ReturnType<typeof createSignInLimits>;
  readonly devices: ReturnType<typeof createKnownDevices>;
  readonly handle: Handle;
}

const longestAccount = 254;

/** Lets attempts to sign in through to the library while `admit` does; everything else as it is. */
export const withSignInLimits =
  ({ admit, devices, handle }: LimitedSignIn): Handle =>
  async (req, res) => {
    if ((req.url ?? '').split('?', 1)[0] !== '/api/auth/sign-in/email') return handle(req, res);
    if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? ''))
      return respondJson(res, 415, { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send application/json.' });
    if (!(await readBody(req))) return;
    // As the library takes what was read before it.
    (req as { body?: unknown }).body = String((req as ReadRequest).body);
    const account = accountIn(req);
    const notes = authenticationNotesOf(req);
    notes.email = account;
    const device = devices.find(req.headers.cookie, account);
    const admission = admit({ network: networkOf(String(req.headers[clientAddressHeader])), account, device });
    if (!admission.admitted) {
      const seconds = String(admission.retryAfterSeconds);
      res.setHeader('Retry-After', seconds);
      notes.code = 'RATE_LIMITED';
      return respondJson(res, 429, {
        code: 'RATE_LIMITED',
        message: `Too many attempts to sign in. Try again in ${seconds} s.`,
      });
    }
    // Before the head of the answer goes out, which the library writes in one go.
    const { writeHead } = res;
    res.writeHead = ((status: number, ...rest: unknown[]) => {
      admission.settle(verdictOf(status));
      if (status === 200) res.appendHeader('Set-Cookie', devices.cookieFor(account, device ?? randomUUID()));
      res.writeHead = writeHead;
      return Reflect.apply(writeHead, res, [status, ...rest]);
    }) as typeof writeHead;
    return handle(req, res);
  };

const verdictOf = (status: number): Verdict => (status === 200 ? 'right' : status === 401 ? 'wrong' : 'neither');

/** Whom a body wants to sign in; what is no such body is counted as nobody's. */
const accountIn = ({ body }: ReadRequest): string => {
  try {
    const { email } = JSON.parse(String(body)) as { readonly email?: unknown };
    return typeof email === 'string' ? normaliseEmail(email).slice(0, longestAccount) : '';
  } catch {
    return '';
  }
};
