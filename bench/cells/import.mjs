/**
 * An export of so many customers, read twice by the command line: what an item costs, and what one costs that has not
 * changed. The same export in the app: how long it keeps the event loop from everybody else.
 */
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../packages/fixtures/dist/random.js';
import { askGraphql } from '../processes.mjs';
import { runProduct } from '../product.mjs';
import { startProductOn } from './bench.mjs';

const { ZipFile } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('yazl');

const sizes = { small: 20, inApp: 1000, large: 8000 };
const perCustomer = 6;
const at = (days) => new Date(Date.now() + days * 86_400_000).toISOString();

const subscriptionOf = (random, index) => ({
  id: random.guid(),
  offerId: `CFQ7TTC0LH1${index}:0001:CFQ7TTC0BNC${index}`,
  offerName: `Microsoft 365 Plan ${index}`,
  friendlyName: `Microsoft 365 Plan ${index}`,
  productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
  quantity: random.between(2, 200),
  unitType: 'Licenses',
  creationDate: at(-60),
  effectiveStartDate: at(-60),
  commitmentEndDate: at(305),
  cancellationAllowedUntilDate: at(-53),
  status: 'active',
  autoRenewEnabled: true,
  isTrial: false,
  billingType: 'license',
  billingCycle: 'monthly',
  termDuration: 'P1Y',
  isMicrosoftProduct: true,
  publisherName: 'Microsoft',
  refundOptions: [],
  contractType: 'subscription',
  orderId: random.guid(),
});

const list = (items) => JSON.stringify({ totalCount: items.length, items });

/** Writes the export as a folder and as a zip beside it. */
const writeExport = async (folder, customers) => {
  const random = seededRandom(customers);
  const zip = new ZipFile();
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    zip.addBuffer(Buffer.from(text), name);
  };
  const entries = Array.from({ length: customers }, (_, index) => {
    const id = random.guid();
    const own = join(folder, 'customers', id);
    mkdirSync(own, { recursive: true });
    const subscriptions = Array.from({ length: perCustomer }, (__, n) => subscriptionOf(random, n));
    for (const [name, items] of Object.entries({ subscriptions, entitlements: [], orders: [] }))
      write(`customers/${id}/${name}.json`, list(items));
    const companyName = `Imported ${index} ${random.hex(6)}`;
    const companyProfile = {
      tenantId: id,
      domain: `i${index}-${random.hex(6)}.example`,
      companyName,
      address: { country: 'JP' },
    };
    return { id, companyProfile, relationshipToPartner: 'reseller', allowDelegatedAccess: false };
  });
  write('customers.json', list(entries));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(`${folder}.zip`));
};

const probe = ['--import', new URL('../probe.mjs', import.meta.url).href];

/** CPU seconds of the first and of a second, unchanged import, and the most memory either took. */
const importTwice = async (bench, size) => {
  const folder = join(bench.place, `export-${size}`);
  mkdirSync(folder, { recursive: true });
  await writeExport(folder, sizes[size]);
  const usage = join(bench.place, 'usage.json');
  const env = { DATABASE_URL: `file:${bench.copy(bench.files.product, `import-${size}.db`)}`, BENCH_USAGE_FILE: usage };
  const seconds = [];
  let peakMiB = 0;
  for (let n = 0; n < 2; n += 1) {
    await runProduct(
      ['import', folder, '--partner', 'Bench Main', '--report', join(bench.place, 'report.txt')],
      env,
      probe,
    );
    const used = JSON.parse(readFileSync(usage, 'utf8'));
    seconds.push(used.cpuUs / 1e6);
    peakMiB = Math.max(peakMiB, used.peakMiB);
  }
  return { seconds, peakMiB };
};

const stateOf = 'query ($id: ID!) { import(id: $id) { state failure } }';
const start = 'mutation ($id: ID!) { startImport(input: { importId: $id }) { __typename } }';

/** The longest that the event loop stands still while an upload is taken in, checked and imported, in milliseconds. */
const importInApp = async (bench) => {
  const folder = join(bench.place, 'export-app');
  mkdirSync(folder, { recursive: true });
  await writeExport(folder, sizes.inApp);
  const server = await startProductOn(bench.copy(bench.files.product, 'import-app.db'));
  const until = async (id, state) => {
    for (;;) {
      const { import: job } = await askGraphql(server, stateOf, { id });
      if (job.state === state) return;
      if (job.state === 'FAILED') throw new Error(`import in the app: ${job.failure}`);
      await sleep(200);
    }
  };
  try {
    await server.ask('watch');
    const sent = await fetch(`http://localhost:${server.port}/api/imports?name=export.zip`, {
      method: 'POST',
      headers: {
        ...server.headers,
        origin: `http://localhost:${server.port}`,
        'content-type': 'application/octet-stream',
      },
      body: readFileSync(`${folder}.zip`),
    });
    if (!sent.ok) throw new Error(`upload: ${sent.status} ${await sent.text()}`);
    const { id } = await sent.json();
    await until(id, 'CHECKED');
    await askGraphql(server, start, { id });
    await until(id, 'COMPLETED');
    return (await server.ask('stood')).ms;
  } finally {
    await server.stop();
  }
};

/** Of a big import without a small one: what the program costs before it reads anything is in both. */
export const measureImport = async (bench) => {
  const small = await importTwice(bench, 'small');
  const large = await importTwice(bench, 'large');
  const items = (sizes.large - sizes.small) * perCustomer;
  const [first, second] = large.seconds.map((seconds, index) => items / (seconds - small.seconds[index]));
  bench.say(`import: ${first.toFixed(0)} items per CPU second, unchanged ${second.toFixed(0)}`);
  const stopMs = await importInApp(bench);
  bench.say(`import in the app: the event loop stands still for ${stopMs.toFixed(0)} ms at most`);
  return { items, first, second, peakMiB: large.peakMiB, stopMs };
};
