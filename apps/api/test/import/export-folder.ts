import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder that is gone after the test. */
export const makeFolder = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), 'untether-import-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
};

/** A GUID for a number. */
export const guid = (n: number): string => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;

/** The files of one customer; what is left out is an empty list, null is no file, and text is written unchanged. */
export interface CustomerFolder {
  readonly record: object;
  readonly customer?: object;
  readonly subscriptions?: readonly object[] | string | null;
  readonly entitlements?: readonly object[] | string | null;
  readonly orders?: readonly object[] | string | null;
  readonly azureEntitlements?: Readonly<Record<string, readonly object[] | string | null>>;
}

export const record = (n: number, set: object = {}) => ({
  id: guid(n),
  companyProfile: {
    tenantId: guid(n),
    domain: `company-${n}.example`,
    companyName: `Company ${n}`,
    address: { country: 'DE' },
  },
  relationshipToPartner: 'reseller',
  allowDelegatedAccess: true,
  ...set,
});

export const subscription = (id: string, set: object = {}) => ({
  id,
  offerId: '796B6B5F-613C-4E24-A17C-EBA730D49C02',
  offerName: 'Office 365 Enterprise E3',
  friendlyName: 'Office 365 Enterprise E3',
  quantity: 10,
  unitType: 'Licenses',
  effectiveStartDate: '2026-01-01T00:00:00Z',
  commitmentEndDate: '2027-01-01T00:00:00Z',
  status: 'active',
  autoRenewEnabled: true,
  isTrial: false,
  billingCycle: 'monthly',
  orderId: `order-of-${id}`,
  ...set,
});

export const azurePlan = (id: string, set: object = {}) => subscription(id, { productType: { id: 'Azure' }, ...set });

export const order = (id: string, set: object = {}) => ({
  id,
  lineItems: [{ lineItemNumber: 0, offerId: 'DG7GMGF0DWTK:0002:DG7GMGF054EE', friendlyName: 'Server', quantity: 1 }],
  creationDate: '2026-05-01T00:00:00Z',
  status: 'completed',
  ...set,
});

export const entitlement = (orderId: string, set: object = {}) => ({
  referenceOrder: { id: orderId, lineItemId: '0' },
  quantity: 1,
  quantityDetails: [{ quantity: 1, status: 'Active' }],
  entitlementType: 'software',
  displayName: 'Server',
  ...set,
});

const listOf = (items: readonly object[] | string): string =>
  typeof items === 'string' ? items : JSON.stringify({ totalCount: items.length, items });

const put = async (file: string, items: readonly object[] | string | null | undefined): Promise<void> => {
  if (items === null) return rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, listOf(items ?? []));
};

export const writeExport = async (dir: string, customers: readonly CustomerFolder[]): Promise<void> => {
  await put(
    join(dir, 'customers.json'),
    customers.map((one) => one.record),
  );
  for (const one of customers) {
    const id = 'id' in one.record ? String(one.record.id) : '';
    const folder = join(dir, 'customers', id);
    await put(join(folder, 'subscriptions.json'), one.subscriptions);
    await put(join(folder, 'entitlements.json'), one.entitlements);
    await put(join(folder, 'orders.json'), one.orders);
    await put(join(folder, 'customer.json'), one.customer === undefined ? null : JSON.stringify(one.customer));
    for (const [planId, items] of Object.entries(one.azureEntitlements ?? {})) {
      await put(join(folder, 'subscriptions', planId, 'azureEntitlements.json'), items);
    }
  }
};
