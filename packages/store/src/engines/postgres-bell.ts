import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createCommitListeners } from '../commit-listeners.ts';
import { isConnectionLoss } from './postgres-errors.ts';

const channel = 'untether_log';

/** Announcements within so long of the first go out as one. */
const gatherMs = 5;

/** PostgreSQL takes 8,000 bytes: of more partners it is only said that there are some. */
const mostBytes = 7_900;

const connectMs = 5_000;
const firstPauseMs = 100;
const longestPauseMs = 5_000;

/**
 * Tells other processes on the same database, after a commit and outside of its transaction, whose logs have grown. What
 * gets lost is found by who looks at the commit mark.
 */
export const createPostgresBell = (pool: pg.Pool, listenUrl: string | null) => {
  const self = randomUUID().slice(0, 8);
  const listeners = createCommitListeners<readonly string[] | null>();
  let closed = false;

  const waiting = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  const send = async (): Promise<void> => {
    const text = [self, ...waiting].join(' ');
    waiting.clear();
    const payload = text.length <= mostBytes ? text : self;
    await pool.query({ text: 'select pg_notify($1, $2)', values: [channel, payload] }).catch(() => undefined);
  };
  const gather = (): void => {
    gathering ??= setTimeout(async () => {
      sending = send();
      await sending;
      gathering = undefined;
      if (waiting.size > 0 && !closed) gather();
    }, gatherMs);
  };

  const hear = (payload: string | undefined): void => {
    const [from, ...partnerIds] = payload?.split(' ') ?? [];
    if (from !== self) listeners.notify(partnerIds.length > 0 ? partnerIds : null);
  };

  let client: pg.Client | undefined;
  let pause: NodeJS.Timeout | undefined;
  const listen = async (pauseMs: number): Promise<void> => {
    if (closed || listenUrl === null) return;
    const opened = new pg.Client({ connectionString: listenUrl, keepAlive: true, connectionTimeoutMillis: connectMs });
    client = opened;
    let ended = false;
    const again = (): void => {
      if (ended) return;
      ended = true;
      void opened.end().catch(() => undefined);
      if (!closed)
        pause = setTimeout(() => void listen(Math.min(pauseMs * 2, longestPauseMs)).catch(() => undefined), pauseMs);
    };
    opened.on('error', again);
    opened.on('end', again);
    opened.on('notification', ({ payload }) => hear(payload));
    try {
      await opened.connect();
      await opened.query(`listen ${channel}`);
      pauseMs = firstPauseMs;
      // What was announced meanwhile was not heard.
      listeners.notify(null);
    } catch (error) {
      again();
      if (!isConnectionLoss(error)) throw error;
    }
  };

  return {
    announce: (partnerIds: readonly string[]): void => {
      if (listenUrl === null || closed) return;
      for (const id of partnerIds) waiting.add(id);
      gather();
    },
    onAnnounced: listeners.add,
    /**
     * Begins to hear. Resolves once it does, or when there is no connection to be had yet: it goes on trying.
     * @throws what is wrong with the address.
     */
    open: (): Promise<void> => listen(firstPauseMs),
    close: async (): Promise<void> => {
      closed = true;
      clearTimeout(pause);
      if (waiting.size === 0) clearTimeout(gathering);
      await sending;
      await client?.end().catch(() => undefined);
    },
  };
};
