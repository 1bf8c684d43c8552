/** What a stream sends: each message is a place to resume from. */
type Placed = { readonly cursor: string };

type Options<Message extends Placed> = {
  /** Opens a stream after a cursor, or from now on; the returned function ends it silently. */
  readonly open: (
    after: string | null,
    on: { readonly message: (message: Message) => void; readonly end: (codes: readonly string[]) => void },
  ) => () => void;
  readonly onMessage: (message: Message) => void;
  /** The stream begins at a place of its own: what came before it was not seen. */
  readonly onGap: () => void;
  /** When it was lost; null once it is there again. */
  readonly onLost: (at: string | null) => void;
  readonly onSignedOut: () => void;
};

/** Two heartbeats missed and a little more. */
const silenceMs = 35_000;
const firstPauseMs = 1_000;
const longestPauseMs = 5_000;
/** A hidden tab gives its connection back: browsers have six for all tabs together. */
const hiddenMs = 20_000;
/** After this long a fresh look costs less than everything that happened. */
const longestAwayMs = 10 * 60_000;

export type Connection = {
  /** The server answers, as something else has shown: a lost stream is tried at once, not when its pause ends. */
  readonly hasten: () => void;
};

/** Keeps a stream open while the tab is visible, and continues after the last message it received. */
export const openConnection = <Message extends Placed>(options: Options<Message>): Connection => {
  let running = true;
  let cursor: string | null = null;
  let seenAt = 0;
  let failures = 0;
  let lostAt = 0;
  let close: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const after = (ms: number, run: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };

  const connect = () => {
    clearTimeout(timer);
    close?.();
    if (cursor !== null && Date.now() - seenAt > longestAwayMs) cursor = null;
    const fresh = cursor === null;
    let greeted = false;
    const watchSilence = () => after(silenceMs, lose);
    close = options.open(cursor, {
      message: (message) => {
        if (!greeted) {
          greeted = true;
          failures = 0;
          options.onLost(null);
          if (fresh) options.onGap();
        }
        cursor = message.cursor;
        seenAt = Date.now();
        watchSilence();
        options.onMessage(message);
      },
      end: (codes) => {
        if (codes.includes('UNAUTHENTICATED')) return leave();
        if (codes.includes('FORBIDDEN')) return stop();
        if (codes.includes('CURSOR_INVALID')) cursor = null;
        // What is shown is refused now too, and that leads to where a second factor is set up.
        if (codes.includes('SECOND_FACTOR_REQUIRED')) options.onGap();
        lose();
      },
    });
    watchSilence();
  };
  const lose = () => {
    close?.();
    close = undefined;
    failures += 1;
    lostAt = Date.now();
    options.onLost(new Date().toISOString());
    const pause = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
    after(pause * (0.5 + Math.random() / 2), connect);
  };
  const stop = () => {
    running = false;
    clearTimeout(timer);
    close?.();
    close = undefined;
  };
  const leave = () => {
    stop();
    options.onSignedOut();
  };

  const onVisibility = () => {
    if (!running) return;
    if (document.visibilityState === 'visible') {
      if (close === undefined) connect();
      return;
    }
    setTimeout(() => {
      if (!running || document.visibilityState === 'visible') return;
      clearTimeout(timer);
      close?.();
      close = undefined;
    }, hiddenMs);
  };

  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', () => running && connect());
  window.addEventListener('offline', () => running && lose());
  connect();
  return {
    hasten: () => {
      // A stream that is refused while all else is answered is not worth more than one try in a pause.
      const pausing = failures > 0 && close === undefined && Date.now() - lostAt >= firstPauseMs;
      if (running && pausing && document.visibilityState === 'visible') connect();
    },
  };
};
