import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { findStorageFault, type OpenStore } from '@untether/store';
import { describeFault } from '../log.ts';
import type { Pulse } from './pulse.ts';

/** One thing that must be well; `says` what is wrong with it. */
export interface Check {
  readonly ok: boolean;
  readonly says?: string;
  readonly [fact: string]: string | number | boolean | undefined;
}

export interface Report {
  readonly status: 'ready' | 'not ready' | 'stopping';
  readonly checks: Readonly<Record<string, Check>>;
}

export interface Readiness {
  /** Whether requests can be answered; every call does a few small things at most. */
  readonly look: () => Promise<Report>;
  /** A request met a fault of the database: told for a while, because a look reads few pages. */
  readonly saw: (reason: string, says: string) => void;
  /** It is ready no more, however well it is. */
  readonly stop: () => void;
}

interface Options {
  readonly health: OpenStore['health'];
  /** Where the database file lies, and what must be free there; null = there is no file. */
  readonly disk: { readonly folder: string; readonly leastBytes: number } | null;
  readonly pulses: readonly Pulse[];
  /** How long ago the first thing that is still to be done by the clock fell due. */
  readonly clockLagMs: () => Promise<number>;
}

const sameLookMs = 500;
/** A write is a sync of the disk: not for every look. After one that failed the next comes sooner. */
const writeEveryMs = 5000;
const writeAgainMs = 1000;
const writePatienceMs = 2000;
const seenForMs = 60_000;

export const createReadiness = ({ health, disk, pulses, clockLagMs }: Options): Readiness => {
  let stopping = false;
  let looked: { readonly at: number; readonly report: Promise<Report> } | undefined;
  let seen: { readonly at: number; readonly says: string } | undefined;
  let writing: Promise<Check> | undefined;
  let wrote: { readonly at: number; readonly check: Check } | undefined;

  const write = async (): Promise<Check> => {
    const check = await ask(nothing(health.write));
    wrote = { at: performance.now(), check };
    writing = undefined;
    return check;
  };
  const writable = async (): Promise<Check> => {
    if (wrote && performance.now() - wrote.at < (wrote.check.ok ? writeEveryMs : writeAgainMs)) return wrote.check;
    writing ??= write();
    const late = new AbortController();
    const patience = sleep(writePatienceMs, slow, { signal: late.signal }).catch(() => slow);
    const check = await Promise.race([writing, patience]);
    late.abort();
    return check;
  };
  const schema = (): Promise<Check> =>
    ask(async () => ((await health.isCurrent()) ? undefined : 'another version of Untether has migrated the database'));
  const space = async (): Promise<{ readonly disk?: Check }> => {
    if (disk === null) return {};
    const check = await ask(async () => {
      const { bavail, bsize } = await statfs(disk.folder);
      const freeBytes = bavail * bsize;
      return freeBytes < disk.leastBytes ? `${freeBytes} bytes are free, ${disk.leastBytes} should be` : { freeBytes };
    });
    return { disk: check };
  };
  const clock = (): Promise<Check> => ask(async () => ({ lagSeconds: Math.round((await clockLagMs()) / 1000) }));
  const worker = ({ silentMs, longestMs }: Pulse): Check => {
    const silentSeconds = Math.round(silentMs() / 1000);
    return silentMs() <= longestMs
      ? { ok: true, silentSeconds }
      : { ok: false, says: 'it has not turned for too long', silentSeconds };
  };
  const requests = (): Check =>
    seen && performance.now() - seen.at < seenForMs ? { ok: false, says: seen.says } : { ok: true };

  const check = async (): Promise<Report> => {
    const asked = await Promise.all([ask(nothing(health.read)), writable(), schema(), space(), clock()]);
    const [database, writableNow, schemaNow, diskNow, lag] = asked;
    const checks: Record<string, Check> = {
      database,
      writable: writableNow,
      schema: schemaNow,
      ...diskNow,
      requests: requests(),
    };
    for (const pulse of pulses) checks[pulse.name] = worker(pulse);
    // A lag is not a reason to send nobody here: the others would not be ahead. A clock that does not turn is.
    checks.clock = { ...lag, ...checks.clock, ok: lag.ok && (checks.clock?.ok ?? true) };
    const isReady = Object.values(checks).every(({ ok }) => ok);
    return { status: isReady ? 'ready' : 'not ready', checks };
  };
  return {
    look: () => {
      if (stopping) return Promise.resolve({ status: 'stopping', checks: {} });
      if (!looked || performance.now() - looked.at > sameLookMs) looked = { at: performance.now(), report: check() };
      return looked.report;
    },
    saw: (reason, says) => {
      // Everything else is looked for itself.
      if (reason === 'DAMAGED') seen = { at: performance.now(), says };
    },
    stop: () => {
      stopping = true;
    },
  };
};

const slow: Check = { ok: false, says: `nothing was written within ${writePatienceMs / 1000} seconds` };

const nothing = (work: () => Promise<void>) => async (): Promise<undefined> => {
  await work();
  return undefined;
};

/** Facts, what is wrong, or nothing to say; what is thrown is wrong. */
const ask = async (look: () => Promise<Readonly<Record<string, number>> | string | undefined>): Promise<Check> => {
  try {
    const found = await look();
    return typeof found === 'string' ? { ok: false, says: found } : { ok: true, ...found };
  } catch (thrown) {
    const [firstLine = ''] = describeFault(thrown).split('\n', 1);
    return { ok: false, says: findStorageFault(thrown)?.says ?? firstLine };
  }
};
