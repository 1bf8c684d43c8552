// A process of its own that delivers until it is killed: node child.mjs STORE-URL LEASE-MS
import { randomUUID } from 'node:crypto';
import { defaultWebhookPolicy } from '@untether/domain';
import { openStore } from '@untether/store';
import { createSender, createWebhookWorker } from '../../dist/index.js';

const [url, leaseMs] = process.argv.slice(2);
const store = await openStore({ url });
createWebhookWorker({
  queue: store.webhookQueue,
  send: createSender({ rules: { loopbackAllowed: true } }),
  policy: { ...defaultWebhookPolicy, retryWaitSeconds: [0.02] },
  newId: () => `dlv_${randomUUID()}`,
  now: () => new Date(),
  random: Math.random,
  onRing: store.onCommit,
  onFault: (thrown) => console.error(thrown),
  limits: { leaseMs: Number(leaseMs), restMs: 20 },
});
