/** An export of so many customers, read twice by the command line: what an item costs, and what one costs that has not changed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../packages/fixtures/dist/random.js';
import { runProduct } from '../product.mjs';

const sizes = { small: 20, large: 1000 };
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

const writeExport = (folder, customers) => {
  const random = seededRandom(customers);
  const entries = Array.from({ length: customers }, (_, index) => {
    const id = random.guid();
    const own = join(folder, 'customers', id);
    mkdirSync(own, { recursive: true });
    writeFileSync(
      join(own, 'subscriptions.json'),
      list(Array.from({ length: perCustomer }, (__, n) => subscriptionOf(random, n))),
    );
    for (const name of ['entitlements', 'orders']) writeFileSync(join(own, `${name}.json`), list([]));
    const companyName = `Imported ${index} ${random.hex(6)}`;
    const companyProfile = {
      tenantId: id,
      domain: `i${index}-${random.hex(6)}.example`,
      companyName,
      address: { country: 'JP' },
    };
    return { id, companyProfile, relationshipToPartner: 'reseller', allowDelegatedAccess: false };
  });
  writeFileSync(join(folder, 'customers.json'), list(entries));
};

const probe = ['--import', new URL('../probe.mjs', import.meta.url).href];

/** CPU seconds of the first and of a second, unchanged import. */
const importTwice = async (bench, size) => {
  const folder = join(bench.place, `export-${size}`);
  mkdirSync(folder, { recursive: true });
  writeExport(folder, sizes[size]);
  const usage = join(bench.place, 'usage.json');
  const env = { DATABASE_URL: `file:${bench.copy(bench.files.product, `import-${size}.db`)}`, BENCH_USAGE_FILE: usage };
  const seconds = [];
  for (let n = 0; n < 2; n += 1) {
    await runProduct(
      ['import', folder, '--partner', 'Bench Main', '--report', join(bench.place, 'report.txt')],
      env,
      probe,
    );
    seconds.push(JSON.parse(readFileSync(usage, 'utf8')).cpuUs / 1e6);
  }
  return seconds;
};

/** Of a big import without a small one: what the program costs before it reads anything is in both. */
export const measureImport = async (bench) => {
  const small = await importTwice(bench, 'small');
  const large = await importTwice(bench, 'large');
  const items = (sizes.large - sizes.small) * perCustomer;
  const [first, second] = large.map((seconds, index) => items / (seconds - small[index]));
  bench.say(`import: ${first.toFixed(0)} items per CPU second, unchanged ${second.toFixed(0)}`);
  return { items, first, second };
};
