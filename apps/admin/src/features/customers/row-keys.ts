const page = 10;

/** The row a key leads to; null for a key that does not move. */
export const rowAfterKey = ({
  key,
  current,
  count,
}: {
  readonly key: string;
  readonly current: number;
  readonly count: number;
}): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined || count === 0 ? null : Math.min(Math.max(current + step, 0), count - 1);
};
