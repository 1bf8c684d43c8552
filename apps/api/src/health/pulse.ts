/** A loop that runs as long as the process does, as seen from outside: whether it still turns. */
export interface Pulse {
  readonly name: string;
  /** Call it in every turn. */
  readonly beat: () => void;
  /** How long ago the last turn was. */
  readonly silentMs: () => number;
  /** From when on it counts as stuck. */
  readonly longestMs: number;
}

export const createPulse = (name: string, longestMs: number): Pulse => {
  let last = performance.now();
  return {
    name,
    longestMs,
    beat: () => {
      last = performance.now();
    },
    silentMs: () => performance.now() - last,
  };
};
