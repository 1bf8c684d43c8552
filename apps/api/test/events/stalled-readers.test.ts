import { execFileSync } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import type { NewEvent } from '@untether/domain';
import { expect, onTestFinished, test } from 'vitest';
import { openApp } from '../../src/open-app.ts';
import { main, start, untilServing } from '../harness/process.ts';
import { follow, isNumber, query } from './follow.ts';
import { install, type Member, signIn } from './live.ts';
import { newEnvironment, openEnvironment } from './live-environment.ts';

const stalledAlpha = 800;
const stalledBeta = 200;
/** More than the kernel takes for a connection that is not read. */
const bigEvents = 48;
const bigEventBytes = 128_000;
/** Were what is not read kept in the process, it would be some gigabytes. */
const mostGrowthMb = 500;

const memoryMb = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

/** A reader on a bare socket that can stop reading. */
const openBare = async (url: string, member: Member) => {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const body = JSON.stringify({ query, variables: { after: 'start' } });
  const headers = [
    'POST /graphql HTTP/1.1',
    `Host: ${hostname}:${port}`,
    'Accept: text/event-stream',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `Cookie: ${member.headers().cookie}`,
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\n${body}`);
  const until = (found: string): Promise<void> =>
    new Promise((done, fail) => {
      const look = (): void => {
        if (text.includes(found)) done();
      };
      socket.on('data', look);
      socket.once('close', () => fail(new Error(`closed before ${found}`)));
      look();
    });
  await until('"Heartbeat"');
  socket.pause();
  return {
    resume: (): void => void socket.resume(),
    until,
    text: () => text,
    numbers: () => [...text.matchAll(/"n":(\d+)/g)].map(([, n]) => Number(n)),
  };
};

const bigEvent = (partnerId: string, n: number, word: string): NewEvent => ({
  partnerId,
  type: 'test-created',
  occurredAt: new Date(),
  actor: { kind: 'clock', id: null, name: 'test' },
  customerId: null,
  relationshipId: null,
  subjectId: partnerId,
  changes: { filler: word.repeat(bigEventBytes / word.length), n },
  correlationId: 'cor_test',
});

const oneTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);

test(`${stalledAlpha + stalledBeta} readers that do not read cost bounded memory, no other reader’s time and no byte of another partner’s`, {
  timeout: 300_000,
}, async () => {
  const { variables: own, remove } = await newEnvironment();
  const variables = { ...own, MAX_STREAMS_PER_USER: String(stalledAlpha + stalledBeta) };
  const ids = await install(variables);
  const url = `http://localhost:${variables.PORT}`;
  const server = start([process.execPath, main, 'serve'], variables);
  await untilServing(server, url);
  const app = await openApp(openEnvironment(variables));
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
    await app.close();
    remove();
  });
  const pid = server.child.pid ?? 0;
  const alpha = await signIn(url, ids.alpha, 'admin@alpha.example');
  const beta = await signIn(url, ids.beta, 'admin@beta.example');

  const openMany = async (count: number, member: Member) => {
    const opened: Awaited<ReturnType<typeof openBare>>[] = [];
    while (opened.length < count) opened.push(...(await Promise.all(oneTo(50).map(() => openBare(url, member)))));
    return opened;
  };
  const alphas = await openMany(stalledAlpha, alpha);
  const betas = await openMany(stalledBeta, beta);
  const before = memoryMb(pid);

  const readers = [alpha, beta].map((member) => follow('SSE', { url, headers: member.headers() }));
  for (const reader of readers) await reader.until((message) => message.__typename === 'Heartbeat');
  for (const n of oneTo(bigEvents)) {
    await app.store.transact([ids.alpha, ids.beta], (tx) =>
      tx.append([bigEvent(ids.alpha, n, 'of-alpha'), bigEvent(ids.beta, n, 'of-beta!')]),
    );
    if (n % 12 === 0) for (const reader of readers) await reader.until(isNumber(n));
  }
  for (const reader of readers) {
    expect(reader.events().map(({ changes }) => changes.n)).toEqual(oneTo(bigEvents));
    reader.stop();
  }
  expect(memoryMb(pid) - before).toBeLessThan(mostGrowthMb);

  const resumed = [...alphas.slice(0, 10), ...betas.slice(0, 10)];
  for (const reader of resumed) reader.resume();
  for (const reader of resumed) {
    await reader.until(`"n":${bigEvents}}`);
    expect(reader.numbers()).toEqual(oneTo(bigEvents));
  }
  for (const reader of alphas.slice(0, 10)) expect(reader.text()).not.toContain('of-beta!');
  for (const reader of betas.slice(0, 10)) expect(reader.text()).not.toContain('of-alpha');
  // A process that keeps nothing for them also stops at once.
  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
});
