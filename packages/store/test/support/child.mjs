// A process of its own that writes to a store: node child.mjs URL PARTNER TRANSACTIONS [hang]
import { openStore } from '../../dist/index.js';

const [url, partnerId, transactions, hang] = process.argv.slice(2);
const store = await openStore({ url });
const event = {
  partnerId,
  type: 'test-created',
  occurredAt: new Date(),
  actor: { kind: 'clock', id: null, name: 'child' },
  customerId: null,
  relationshipId: null,
  subjectId: partnerId,
  changes: {},
  correlationId: 'child',
};
for (let n = 0; n < Number(transactions); n += 1) {
  await store.transact([partnerId], (tx) => tx.append([event, event, event]));
}
if (hang) {
  const awake = setInterval(() => undefined, 1000);
  await store.transact([partnerId], async (tx) => {
    await tx.append([event, event]);
    process.stdout.write('inside\n');
    await new Promise(() => undefined);
  });
  clearInterval(awake);
}
await store.close();
