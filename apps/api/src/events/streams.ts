import { setImmediate as turn } from 'node:timers/promises';
import { isCustomerViewer, may, type Viewer } from '@untether/domain';
import { type Credentials, isSecondFactorDue, type ViewerOfRequest } from '../identity/viewer-of-request.ts';

/** An open stream and how to end it. */
export interface OpenStream {
  readonly credentials: Credentials;
  readonly viewer: Viewer;
  /** Ends it as the protocol prescribes: what is under way, then `complete`. */
  readonly end: () => void;
  /** Cuts its connection, for a reader that reads nothing any more. */
  readonly abort: () => void;
}

export interface StreamLease {
  /** Its viewer as of the last look. */
  readonly viewer: () => Viewer;
  /** Something was given to its reader, which has not asked for more; `asked`: it has. */
  readonly given: () => void;
  readonly asked: () => void;
  /** The stream has ended. */
  readonly release: () => void;
}

/** All open streams of the process. Those whose credentials no longer hold, or that nobody reads, are ended. */
export interface Streams {
  /** null where its user has as many as a user may, whatever sessions and keys opened them. */
  readonly open: (stream: OpenStream) => StreamLease | null;
  readonly perUser: number;
  readonly count: () => number;
  /** Ends all of them, and any that are opened later. */
  readonly close: () => void;
}

/** The same credentials are checked once, however many streams they opened. */
interface Holder {
  readonly credentials: Credentials;
  viewer: Viewer;
  /** Each with the instant since which its reader has not asked for more; null while it waits for more. */
  readonly streams: Map<OpenStream, number | null>;
}

const lookEveryMs = 250;
const abortAfterMs = 1000;
/** How many are checked before other work gets its turn. */
const checkedInOneGo = 50;

export interface StreamLimits {
  /** How many streams of a user may be open, with all its sessions and keys. */
  readonly perUser: number;
  /** How long a reader may leave what was sent to it unread. */
  readonly stalledMs: number;
}
export const defaultStreamLimits: StreamLimits = { perUser: 100, stalledMs: 120_000 };

export const createStreams = (viewerOfRequest: ViewerOfRequest, limits: StreamLimits): Streams => {
  const holders = new Map<string, Holder>();
  const ofUser = new Map<string, number>();
  let watch: NodeJS.Timeout | undefined;
  let looking = false;
  let closed = false;

  const end = (stream: OpenStream, holder: Holder): void => {
    stream.end();
    setTimeout(() => holder.streams.has(stream) && stream.abort(), abortAfterMs).unref();
  };
  const endAll = (holder: Holder): void => {
    for (const stream of holder.streams.keys()) end(stream, holder);
  };
  /** It resumes from its cursor; until then what it does not read costs the kernel's memory. */
  const endStalled = (holder: Holder): void => {
    const longAgo = performance.now() - limits.stalledMs;
    for (const [stream, since] of holder.streams) {
      if (since === null || since > longAgo) continue;
      holder.streams.set(stream, null);
      end(stream, holder);
    }
  };
  const check = async (holder: Holder): Promise<void> => {
    const viewer = await viewerOfRequest({ ...holder.credentials, isLook: true });
    const holds =
      viewer !== null &&
      !isSecondFactorDue(viewer) &&
      !isCustomerViewer(viewer) &&
      isSame(viewer, holder.viewer) &&
      may(viewer, 'view_activity');
    if (holds) holder.viewer = viewer;
    else endAll(holder);
  };
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      let checked = 0;
      for (const holder of [...holders.values()]) {
        await check(holder);
        endStalled(holder);
        checked += 1;
        if (checked % checkedInOneGo === 0) await turn();
      }
    } catch {
      // The database cannot be read just now, which ends the streams anyway; the next look comes soon.
    } finally {
      looking = false;
    }
  };
  const remove = (key: string, holder: Holder, stream: OpenStream): void => {
    if (!holder.streams.delete(stream)) return;
    const userId = stream.viewer.user.id;
    const left = (ofUser.get(userId) ?? 1) - 1;
    if (left > 0) ofUser.set(userId, left);
    else ofUser.delete(userId);
    if (holder.streams.size === 0 && holders.get(key) === holder) holders.delete(key);
    if (holders.size > 0) return;
    clearInterval(watch);
    watch = undefined;
  };
  return {
    perUser: limits.perUser,
    open: (stream) => {
      const { cookie, authorization } = stream.credentials;
      const userId = stream.viewer.user.id;
      const open = ofUser.get(userId) ?? 0;
      if (open >= limits.perUser) return null;
      const key = JSON.stringify([cookie, authorization, userId]);
      const holder = holders.get(key) ?? { ...stream, streams: new Map<OpenStream, number | null>() };
      const set = (since: number | null): void => {
        if (holder.streams.has(stream)) holder.streams.set(stream, since);
      };
      ofUser.set(userId, open + 1);
      holder.streams.set(stream, null);
      holders.set(key, holder);
      watch ??= setInterval(look, lookEveryMs);
      if (closed) end(stream, holder);
      return {
        viewer: () => holder.viewer,
        given: () => set(performance.now()),
        asked: () => set(null),
        release: () => remove(key, holder, stream),
      };
    },
    count: () => [...holders.values()].reduce((sum, { streams }) => sum + streams.size, 0),
    close: () => {
      closed = true;
      for (const holder of holders.values()) endAll(holder);
    },
  };
};

const isSame = (one: Viewer, other: Viewer): boolean =>
  one.user.id === other.user.id && one.partner.id === other.partner.id;
