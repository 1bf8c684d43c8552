import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { normaliseEmail, type StoreReads } from '@untether/domain';
import type { Told } from '@untether/graphql';
import { type AddressOf, networkOf } from '../http/client-address.ts';
import { requestIdOf } from '../http/request-id.ts';
import { notesOf, senderIn } from '../http/watch.ts';
import type { Log } from '../log.ts';
import { type AuthenticationNotes, authenticationNotesOf } from './authentication-notes.ts';
import { createKept } from './sign-in-limits.ts';
import type { Handle } from './sign-in-requests.ts';

interface Deed {
  readonly what: string;
  readonly how: string | null;
}

const passwordSignIn = { what: 'sign-in', how: 'password' };

/** What is done at an address below /api/auth/; only what is here has a line. */
const deeds: Readonly<Record<string, Deed>> = {
  'sign-in/email': passwordSignIn,
  'two-factor/verify-totp': { what: 'sign-in', how: 'code' },
  'two-factor/verify-backup-code': { what: 'sign-in', how: 'recovery-code' },
  'oidc/callback': { what: 'sign-in', how: 'provider' },
  'sign-out': { what: 'sign-out', how: null },
  'account/end-session': { what: 'end-session', how: null },
  'account/end-other-sessions': { what: 'end-other-sessions', how: null },
  'account/password': { what: 'change-password', how: 'password' },
  'account/forgot-password': { what: 'ask-for-reset-link', how: null },
  'account/reset-password': { what: 'reset-password', how: 'link' },
  'account/second-factor/begin': { what: 'begin-second-factor', how: 'password' },
  'account/second-factor/confirm': { what: 'turn-on-second-factor', how: 'code' },
  'account/second-factor/turn-off': { what: 'turn-off-second-factor', how: 'code' },
  'account/second-factor/recovery-codes': { what: 'make-recovery-codes', how: 'code' },
};

const toldOfKeys: Readonly<Record<string, string>> = { createApiKey: 'make-key', revokeApiKey: 'revoke-key' };

type Done = Extract<Told, { readonly outcome: 'done' }>;

interface AuthenticationLogOptions {
  readonly log: Log;
  /** By it addresses that nobody signs in with are made unreadable. */
  readonly secret: string;
  readonly addressOf: AddressOf;
  readonly findUserId: (email: string) => Promise<string | undefined>;
  readonly findKeyHolder: (key: string) => ReturnType<StoreReads['findKeyHolder']>;
}

/** One line for each use, and each attempted use, of what lets people and programs in. */
export const createAuthenticationLog = ({ log, secret, addressOf, ...find }: AuthenticationLogOptions) => {
  const isRare = createRareTimes();
  const refused = new WeakSet<IncomingMessage>();
  /** The same for the same text as long as the secret stays; says nothing to whoever does not know the text. */
  const digestOf = (text: string): string =>
    createHmac('sha256', secret).update(`log\n${text}`).digest('base64url').slice(0, 16);

  const write = (
    { req, what, how, outcome, code }: Line,
    who: { readonly user?: string | undefined; readonly account?: string | undefined; readonly apiKey?: string },
    times?: number,
  ): void =>
    log('info', 'authentication', {
      what,
      outcome,
      how: how ?? undefined,
      code,
      ...who,
      from: addressOf(req),
      requestId: requestIdOf(req),
      times,
    });

  /** What can be sent without end is not written without end: the 1st, 2nd, 4th, 8th … time from an address. */
  const rarely = (line: Line): number | undefined =>
    isRare(JSON.stringify([line.what, line.outcome, networkOf(addressOf(line.req))]));

  const whoIs = async ({ userId, email }: AuthenticationNotes) => {
    if (userId !== undefined || email === undefined) return { user: userId };
    const normalised = normaliseEmail(email);
    const user = await find.findUserId(normalised).catch(() => undefined);
    return user === undefined ? { account: digestOf(normalised) } : { user };
  };

  /** Who asked for what they may not do, once it is known who they are. */
  const forbidden = (req: IncomingMessage, what: string): void => {
    const sender = senderIn(notesOf(req));
    const times = isRare(JSON.stringify(['forbidden', what, sender]));
    if (times === undefined) return;
    const from = addressOf(req);
    log('info', 'authorization', { what, outcome: 'refused', ...sender, from, requestId: requestIdOf(req), times });
  };

  const changedKey = (req: IncomingMessage, { what: command, ids: { apiKeyId } }: Done): void => {
    const what = toldOfKeys[command];
    if (what === undefined || !apiKeyId) return;
    // No key makes or revokes another.
    write({ req, what, how: 'session', outcome: 'ok' }, { ...senderIn(notesOf(req)), apiKey: apiKeyId });
  };

  return {
    /** Writes how requests to sign in and about accounts were answered. */
    watch:
      (handle: Handle): Handle =>
      async (req, res) => {
        const deed = deeds[(req.url ?? '').split('?', 1)[0]?.slice('/api/auth/'.length) ?? ''];
        if (deed === undefined) return handle(req, res);
        const notes = authenticationNotesOf(req);
        let status = 500;
        try {
          await handle(req, res);
          status = res.statusCode;
        } finally {
          const line = { req, ...deed, outcome: outcomeOf(deed, status, notes), code: notes.code };
          const times = line.outcome === 'refused' ? rarely(line) : 1;
          // Whom an address belongs to is looked up when the answer is out: it takes no longer for those who are here.
          if (times !== undefined && !notes.isNothing)
            void whoIs(notes).then((who) => write(line, who, line.outcome === 'refused' ? times : undefined));
        }
      },
    /** A request with a key that is unknown, revoked, expired, or whose maker may no longer act. */
    refusedKey: (req: IncomingMessage, key: string): void => {
      // It is looked at again where an answer takes another way, and for each operation of a WebSocket.
      if (refused.has(req)) return;
      refused.add(req);
      const line = { req, what: 'use-key', how: 'key', outcome: 'refused' } as const;
      const times = rarely(line);
      if (times === undefined) return;
      void (async () => {
        const holder = await find.findKeyHolder(key);
        const who = holder ? { user: holder.user.id, apiKey: holder.key.id } : { account: digestOf(key) };
        write(line, who, times);
      })().catch(() => undefined);
    },
    forbidden,
    /** Writes what an execution may not do, and which command has made or revoked a key; nothing of other commands. */
    told: (req: IncomingMessage, all: readonly Told[]): void => {
      for (const one of all)
        if (one.outcome === 'forbidden') forbidden(req, one.what);
        else changedKey(req, one);
    },
  };
};

type Outcome = 'ok' | 'unfinished' | 'failed' | 'refused';

interface Line extends Deed {
  readonly req: IncomingMessage;
  readonly outcome: Outcome;
  readonly code?: string | undefined;
}

/** Failed is what was looked at and was wrong; refused is what was not even looked at. */
const outcomeOf = (deed: Deed, status: number, { isUnfinished, code }: AuthenticationNotes): Outcome => {
  if (isUnfinished) return 'unfinished';
  if (status < 400) return code === undefined ? 'ok' : 'failed';
  const isAnswer = status === 401 || (deed !== passwordSignIn && (status === 400 || status === 404));
  return isAnswer ? 'failed' : 'refused';
};

/** How often something was asked about within an hour, if that is 1, 2, 4, 8 …; undefined in between. */
const createRareTimes = () => {
  const kept = createKept<{ readonly times: number }>(() => performance.now());
  return (key: string): number | undefined => {
    const times = (kept.get(key)?.times ?? 0) + 1;
    kept.set(key, { times });
    return Number.isInteger(Math.log2(times)) ? times : undefined;
  };
};
