import { readFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds on a clock that all processes of the machine share. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

export const percentile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** Waits until `test` holds; what it throws meanwhile counts as no. */
export const until = async (test, { seconds, everyMs = 20 }) => {
  const end = now() + seconds * 1000;
  let thrown;
  while (now() < end) {
    try {
      if (await test()) return;
    } catch (error) {
      thrown = error;
    }
    await sleep(everyMs);
  }
  throw thrown ?? new Error(`nothing within ${seconds} s`);
};

const memory = () => {
  try {
    return `, ${(Number(/MemTotal:\s+(\d+)/.exec(readFileSync('/proc/meminfo', 'utf8'))[1]) / 2 ** 20).toFixed(0)} GiB`;
  } catch {
    return '';
  }
};
export const machine = () =>
  `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})${memory()}, ${process.platform} ${release()}, Node ${process.version}`;
export const load = () => loadavg()[0];
