/**
 * Loaded into every process that is measured (`--import`). Answers on the channel to its parent: what it has used, how
 * long its event loop stood still, which SQL statements it ran.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Of this program alone: the peak that the operating system counts begins with that of the process that started it. */
const peakOf = () => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 2 ** 10;
  } catch {
    return process.resourceUsage().maxRSS / 2 ** 10;
  }
};
const usage = () => {
  const { user, system } = process.cpuUsage();
  const peakMiB = peakOf();
  return { cpuUs: user + system, rssMiB: process.memoryUsage.rss() / 2 ** 20, peakMiB };
};

/** What is held, without what waits to be collected. */
const held = () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  // A second time for what the first let go of.
  for (let round = 0; round < 2; round += 1) collect();
  return usage();
};

let statements = [];
/** Notes every statement that better-sqlite3 runs: the copy that the program itself loads, found from `from`. */
const noteStatements = (from) => {
  const Sqlite = createRequire(from)('better-sqlite3');
  const file = new Sqlite(':memory:');
  const prototype = Object.getPrototypeOf(file.prepare('select 1'));
  file.close();
  for (const name of ['run', 'get', 'all', 'iterate']) {
    const original = prototype[name];
    prototype[name] = function run(...args) {
      statements.push(this.source);
      return original.apply(this, args);
    };
  }
};

/** Notes every message after which PostgreSQL is waited for, on the sockets: the driver is part of the program's bundle. */
const noteRoundTrips = () => {
  const sync = Buffer.from([0x53, 0, 0, 0, 4]);
  const simpleQuery = 0x51;
  const { write } = Socket.prototype;
  Socket.prototype.write = function send(bytes, ...rest) {
    if (Buffer.isBuffer(bytes) && (bytes[0] === simpleQuery || bytes.subarray(-sync.length).equals(sync)))
      statements.push('round trip');
    return write.call(this, bytes, ...rest);
  };
};

const delay = monitorEventLoopDelay({ resolution: 1 });
const answers = {
  usage,
  held,
  watch: () => {
    delay.reset();
    delay.enable();
    return {};
  },
  stood: () => {
    delay.disable();
    return { ms: delay.max / 1e6 };
  },
  forget: () => {
    statements = [];
    return {};
  },
  statements: () => ({ statements }),
};

if (process.env.BENCH_STATEMENTS) noteStatements(process.env.BENCH_STATEMENTS);
if (process.env.BENCH_ROUND_TRIPS) noteRoundTrips();
if (process.env.BENCH_USAGE_FILE)
  process.on('exit', () => writeFileSync(process.env.BENCH_USAGE_FILE, JSON.stringify(usage())));
if (process.send) {
  process.on('message', (message) => message in answers && process.send(answers[message]()));
  process.channel?.unref();
}
