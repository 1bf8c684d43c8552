import type { NewEvent } from '@untether/domain';
import { expect, onTestFinished, test } from 'vitest';
import { openApp } from '../../src/open-app.ts';
import { keepCopy } from '../harness/database.ts';
import { main, start, untilServing } from '../harness/process.ts';
import { install, signIn } from './live.ts';
import { newEnvironment, openEnvironment } from './live-environment.ts';

const event = (partnerId: string): NewEvent => ({
  partnerId,
  type: 'test-created',
  occurredAt: new Date(),
  actor: { kind: 'clock', id: null, name: 'test' },
  customerId: null,
  relationshipId: null,
  subjectId: partnerId,
  changes: {},
  correlationId: 'cor_test',
});

test('after a backup was restored, the cursor of a lost event is refused, and one of a kept event goes on', async () => {
  const { variables, remove } = await newEnvironment();
  onTestFinished(remove);
  const { alpha } = await install(variables);

  /** Appends and gives the cursors of what was appended. */
  const append = async (count: number): Promise<string[]> => {
    const app = await openApp(openEnvironment(variables));
    const events = await app.store.transact([alpha], (tx) =>
      tx.append(Array.from({ length: count }, () => event(alpha))),
    );
    await app.close();
    return events.map(app.store.eventCursor);
  };
  const kept = await append(3);
  const restore = await keepCopy(variables.DATABASE_URL);
  const lost = await append(4);
  await restore();
  // Two of the lost numbers are another event's now, two are no event's yet.
  await append(2);

  const url = `http://localhost:${variables.PORT}`;
  const server = start([process.execPath, main, 'serve'], variables);
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
  });
  await untilServing(server, url);
  const member = await signIn(url, alpha, 'admin@alpha.example');
  const ask = (accept: string, query: string, after: string) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...member.headers(), accept, 'content-type': 'application/json', 'x-graphql-csrf': '1' },
      body: JSON.stringify({ query, variables: { after } }),
    });
  const poll = async (after: string) => {
    const query = 'query ($after: String) { events(after: $after) { nodes { sequence } pageInfo { endCursor } } }';
    return (await ask('application/json', query, after)).json();
  };
  const refusal = { message: expect.stringContaining('from `start`'), extensions: { code: 'CURSOR_INVALID' } };
  for (const cursor of lost) {
    expect((await poll(cursor)).errors).toMatchObject([refusal]);
    const stream = await ask(
      'text/event-stream',
      'subscription ($after: String) { relationshipEvents(after: $after) { __typename } }',
      cursor,
    );
    expect(await stream.text()).toContain('CURSOR_INVALID');
  }
  const [, , last = ''] = kept;
  const { events } = (await poll(last)).data;
  expect(events.nodes.map((node: { sequence: number }) => node.sequence)).toEqual([
    ...(await poll('start')).data.events.nodes.map((node: { sequence: number }) => node.sequence).slice(-2),
  ]);
  expect(events.nodes).toHaveLength(2);
  // Nothing new: the place stays.
  const { events: none } = (await poll(events.pageInfo.endCursor)).data;
  expect(none).toEqual({ nodes: [], pageInfo: events.pageInfo });
});
