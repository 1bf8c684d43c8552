import { expect, test } from 'vitest';
import { openReceiver } from './support/receiver.ts';
import { openWorkshop, quickPolicy } from './support/workshop.ts';

/** Two attempts in a row; the next is an hour away. */
const policy = { ...quickPolicy, retryWaitSeconds: [0.02, 3600] };
const relationships = (...names: readonly string[]) => names.map((relationshipId) => ({ relationshipId }));

test('after an outage the first success sends everything that waits, in order', async () => {
  const shop = await openWorkshop();
  shop.clock.runs = true;
  const receiver = await openReceiver((_, res) => void res.writeHead(503).end());
  const { id } = await shop.addEndpoint({ url: receiver.url });
  shop.work({ policy });
  await shop.append(...relationships('rel_1', 'rel_2', 'rel_3', 'rel_1'));
  const attempts = async () => (await shop.deliveries(id)).map((one) => one.attempts);
  await expect.poll(attempts).toEqual([2, 2, 2, 0]);
  receiver.behaviour.answer = (_, res) => void res.writeHead(204).end();
  await shop.append(...relationships('rel_4'));
  const states = async () => (await shop.deliveries(id)).map((one) => one.state);
  await expect.poll(states).toEqual(Array.from({ length: 5 }, () => 'delivered'));
  const ofFirst = receiver.sequences().filter((one) => one === 1 || one === 4);
  expect(ofFirst).toEqual([1, 1, 1, 4]);
  expect(shop.faults).toEqual([]);
});

test('an event that alone is refused is not tried with every success of the others', async () => {
  const shop = await openWorkshop();
  shop.clock.runs = true;
  const receiver = await openReceiver(({ body }, res) => {
    const { data } = JSON.parse(body);
    res.writeHead(data.customerId === 'cus_poison' ? 500 : 204).end();
  });
  const { id } = await shop.addEndpoint({ url: receiver.url });
  shop.work({ policy });
  await shop.append({ relationshipId: 'rel_poison', customerId: 'cus_poison' });
  const tried = () => receiver.sequences().filter((one) => one === 1).length;
  await expect.poll(tried).toBe(2);
  for (let at = 0; at < 10; at += 1) {
    await shop.append({ relationshipId: `rel_${at}` });
    await expect.poll(async () => (await shop.deliveries(id)).at(-1)?.state).toBe('delivered');
  }
  // One more, because the first success could have been the end of an outage.
  expect(tried()).toBe(3);
});
