import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, newFolder, serve, start } from './harness/process.ts';

const example = fileURLToPath(new URL('../../../examples/webhook-receiver/receiver.mjs', import.meta.url));

test('the example receiver registers itself, verifies what it gets, and has it again after a pause of its own', async () => {
  const place = newFolder();
  const server = await serve({ DATABASE_URL: place.databaseUrl });
  onTestFinished(async () => {
    await server.stop();
    place.remove();
  });
  await expect.poll(server.stdout, { timeout: 20_000 }).toContain('Bearer unt_');
  const key = /Bearer (unt_[\w-]+)/.exec(server.stdout())?.[1] ?? '';
  const port = String(await freePort());
  const receive = (variables: Record<string, string>) => {
    const receiver = start([process.execPath, example], { PORT: port, UNTETHER_URL: server.url, ...variables });
    onTestFinished(() => void receiver.child.kill('SIGKILL'));
    return receiver;
  };
  const ask = async (query: string) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()).data;
  };

  const first = receive({ UNTETHER_KEY: key });
  await expect.poll(first.stdout, { timeout: 20_000 }).toMatch(/\d+ test-created/);
  first.child.kill('SIGTERM');
  await first.ended;

  const again = receive({ UNTETHER_KEY: key });
  await expect.poll(again.stdout, { timeout: 20_000 }).toMatch(/\d+ test-created/);
  const secret = /WEBHOOK_SECRET=(\S+)/.exec(again.stdout())?.[1] ?? '';
  again.child.kill('SIGTERM');
  await again.ended;
  const refused = receive({ UNTETHER_KEY: 'unt_wrong' });
  const said = await refused.ended;
  expect(said.code).toBe(1);
  expect(said.stderr.trim().split('\n')).toHaveLength(1);

  const { webhookEndpoints } = await ask('{ webhookEndpoints { nodes { id } } }');
  expect(webhookEndpoints.nodes).toHaveLength(1);
  const input = `{endpointId: "${webhookEndpoints.nodes[0].id}"}`;
  await ask(`mutation { sendTestEvent(input: ${input}) { __typename } }`);
  const second = receive({ WEBHOOK_SECRET: secret });
  await expect.poll(second.stdout, { timeout: 30_000 }).toMatch(/\d+ test-created/);
});
