import type { CustomerExport } from '@untether/services';
import { listAzurePlanIds } from '@untether/services';
import { readExportFile } from './read-export-file.ts';
import type { ListedRecord } from './stream-customers.ts';

/** Reads all files of one customer. `id` is the GUID of its entry as written: it names the folder. */
export const readCustomerFolder = async (root: string, entry: ListedRecord, id: string): Promise<CustomerExport> => {
  const folder = `customers/${id}`;
  const read = (name: string) => readExportFile(root, `${folder}/${name}`);
  const [customer, subscriptions, entitlements, orders] = await Promise.all([
    read('customer.json'),
    read('subscriptions.json'),
    read('entitlements.json'),
    read('orders.json'),
  ]);
  const azureEntitlements = [];
  for (const planId of listAzurePlanIds(subscriptions)) {
    azureEntitlements.push({ planId, file: await read(`subscriptions/${planId}/azureEntitlements.json`) });
  }
  return { ...recordOf(entry), customer, subscriptions, entitlements, orders, azureEntitlements };
};

/** What is left of a customer whose folder cannot be named. */
export const withoutFolder = (entry: ListedRecord): CustomerExport => {
  const missing = { path: '', state: 'missing' } as const;
  const files = { customer: missing, subscriptions: missing, entitlements: missing, orders: missing };
  return { ...recordOf(entry), ...files, azureEntitlements: [] };
};

const recordOf = ({ record, index }: ListedRecord) => ({
  record,
  place: { file: 'customers.json', path: `items[${index}]` },
});
