/** How often may be tried to sign in. */
export interface SignInLimits {
  /** From one address, this many without a pause, and this many a minute with. */
  readonly perAddress: number;
  /** Wrong passwords for one account before the next one has to wait. */
  readonly free: number;
  /** The longest wait for one account, in seconds. */
  readonly longestWait: number;
}

/** A demo's password is public, so there is nothing to guess. */
export const signInLimits: Readonly<Record<'demo' | 'real', SignInLimits>> = {
  demo: { perAddress: 500, free: 500, longestWait: 1 },
  real: { perAddress: 20, free: 5, longestWait: 60 },
};

/** Who tries. */
export interface Attempt {
  /** The address, or the network counted as one. */
  readonly network: string;
  /** An e-mail address, whether there is such an account or not. */
  readonly account: string;
  /** A device on which this account was signed in before: what strangers try elsewhere does not delay it. */
  readonly device: string | null;
}

export type Verdict = 'right' | 'wrong' | 'neither';

export type Admission =
  | { readonly admitted: true; readonly settle: (verdict: Verdict) => void }
  | { readonly admitted: false; readonly retryAfterSeconds: number };

const mostKept = 50_000;
const forgottenAfterMs = 60 * 60_000;

/**
 * Slows guessing down, by address and by account. Each attempt counts when it begins, so that many at once are many; a
 * right password gives it back. What is refused does not count: a wait always ends, whatever others do meanwhile.
 */
export const createSignInLimits = (limits: SignInLimits, now: () => number = () => performance.now()) => {
  const buckets = createKept<{ readonly left: number; readonly at: number }>(now);
  const guesses = createKept<{ readonly wrong: number; readonly waitUntil: number }>(now);

  const tokensOf = (network: string): number => {
    const kept = buckets.get(network);
    if (kept === undefined) return limits.perAddress;
    return Math.min(limits.perAddress, kept.left + ((now() - kept.at) / 60_000) * limits.perAddress);
  };
  const spend = (network: string, count: number): void =>
    buckets.set(network, { left: Math.min(limits.perAddress, tokensOf(network) - count), at: now() });

  return ({ network, account, device }: Attempt): Admission => {
    const tokens = tokensOf(network);
    if (tokens < 1) return later(((1 - tokens) / limits.perAddress) * 60_000);
    const key = JSON.stringify([account, device]);
    const before = guesses.get(key);
    const wait = (before?.waitUntil ?? 0) - now();
    if (wait > 0) return later(wait);

    const wrong = (before?.wrong ?? 0) + 1;
    const seconds = wrong < limits.free ? 0 : Math.min(limits.longestWait, 2 ** (wrong - limits.free));
    spend(network, 1);
    guesses.set(key, { wrong, waitUntil: now() + seconds * 1000 });
    const settle = (verdict: Verdict): void => {
      if (verdict === 'wrong') return;
      spend(network, -1);
      if (verdict === 'right' || before === undefined) guesses.delete(key);
      else guesses.set(key, before);
    };
    return { admitted: true, settle };
  };
};

const later = (ms: number): Admission => ({ admitted: false, retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)) });

/** A map that forgets what is an hour old, and the oldest where there is too much. */
export const createKept = <T extends object>(now: () => number) => {
  const kept = new Map<string, T & { readonly keptAt: number }>();
  return {
    get: (key: string): T | undefined => {
      const found = kept.get(key);
      return found !== undefined && found.keptAt > now() - forgottenAfterMs ? found : undefined;
    },
    delete: (key: string) => kept.delete(key),
    set: (key: string, value: T): void => {
      kept.delete(key);
      kept.set(key, { ...value, keptAt: now() });
      for (const [oldest, { keptAt }] of kept) {
        if (kept.size <= mostKept && keptAt > now() - forgottenAfterMs) break;
        kept.delete(oldest);
      }
    },
  };
};
