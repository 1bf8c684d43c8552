// One pass of the clock in a process of its own: DATABASE NOW.
import { createHash, randomUUID } from 'node:crypto';
import { defaultPolicy, idPrefixes } from '@untether/domain';
import { createServices } from '@untether/services';
import { openStore } from '@untether/store';
import { newWebhookSecret, publicKeyOf } from '@untether/webhooks';

const [url, now] = process.argv.slice(2);
const store = await openStore({ url });
const services = createServices({
  store,
  now: () => new Date(now),
  newId: (kind) => idPrefixes[kind] + randomUUID(),
  policy: defaultPolicy,
  offers: { all: [], find: () => undefined },
  identity: { hashPassword: async () => '' },
  webhooks: { findUrlProblem: async () => undefined, newSecret: newWebhookSecret, publicKeyOf },
  digest: (text) => createHash('sha256').update(text).digest('hex'),
});
const { steps, failures } = await services.passTime();
await store.close();
process.stdout.write(JSON.stringify({ steps, failures: failures.length }));
