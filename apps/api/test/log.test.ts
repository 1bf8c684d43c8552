import { expect, test } from 'vitest';
import type { LogLevel } from '../src/log-levels.ts';
import { createLog } from '../src/open-log.ts';

const lines = (level: LogLevel | undefined) => {
  const written: string[] = [];
  const log = createLog(
    (line) => written.push(line),
    () => new Date(0),
    level,
  );
  return { log, read: () => written.map((line) => JSON.parse(line)) };
};

test('an entry is one JSON object on a line', () => {
  const { log, read } = lines(undefined);
  log('warn', 'it is late', { fault: 'one\ntwo', ms: 5, nothing: undefined });
  expect(read()).toEqual([
    { level: 'warn', at: '1970-01-01T00:00:00.000Z', message: 'it is late', fault: 'one\ntwo', ms: 5 },
  ]);
});

test('a secret that gets among the fields is not written', () => {
  const { log, read } = lines('debug');
  log('debug', 'a request', { authorization: 'Bearer unt_x', cookie: 'session', path: '/' });
  expect(read()).toMatchObject([{ authorization: '[redacted]', cookie: '[redacted]', path: '/' }]);
});

test.each([
  ['debug', 4],
  ['info', 3],
  ['warn', 2],
  ['error', 1],
] as const)('at the level %s, entries below it are left out', (level, count) => {
  const { log, read } = lines(level);
  for (const one of ['debug', 'info', 'warn', 'error'] as const) log(one, 'said');
  expect(read()).toHaveLength(count);
});
