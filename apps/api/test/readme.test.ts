import { readFileSync } from 'node:fs';
import { demoPassword } from '@untether/fixtures';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { newFolder, serve } from './harness/process.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 's').exec(readme)?.[1] ?? '';
/** Times depend on when the demo was made. */
const timeless = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer).replaceAll(/\d+ \w+ \d{4} at \d\d:\d\d/g, 'TIME'));

test("the README's answer is what the demo answers", async () => {
  const place = newFolder();
  const server = await serve({ DATABASE_URL: place.databaseUrl });
  onTestFinished(async () => {
    await server.stop();
    place.remove();
  });
  const client = createClient(server.url);
  await client.signIn('admin@meridian.example', demoPassword);
  const { body } = await client.query(block('graphql'));
  expect(timeless(body.data.customers.nodes)).toEqual([timeless(JSON.parse(block('json')))]);
});
