import type { Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  readonly step: (done: number, total: number | undefined) => void;
  readonly stop: () => void;
}

const linesEvery = 10_000;

/** A line now and then, for logs. */
const lines = (out: Writable): Progress => ({
  step: (done, total) => {
    if (done % linesEvery === 0) out.write(`${done}${total === undefined ? '' : ` of ${total}`} customers\n`);
  },
  stop: () => {},
});

/** A bar on a terminal; without a known total it only counts. */
const bar = (out: Writable): Progress => {
  const single = new SingleBar(
    {
      stream: out as NodeJS.WriteStream,
      format: 'Customers {bar} {value} of {total} · {percentage}% · {eta_formatted} left',
      hideCursor: true,
      clearOnComplete: true,
      fps: 10,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    step: (done, total) => {
      const most = Math.max(total ?? 0, done);
      if (started) single.setTotal(most);
      else single.start(most, done);
      started = true;
      single.update(done);
    },
    stop: () => single.stop(),
  };
};

export const showProgress = (out: Writable, isTerminal: boolean): Progress => (isTerminal ? bar(out) : lines(out));
