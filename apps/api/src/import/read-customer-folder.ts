import type { CustomerExport } from '@untether/services/import';
import { listAzurePlanIds } from '@untether/services/import';
import type { ListedRecord } from './customer-list.ts';
import { readExportFile } from './read-export-file.ts';
import type { ExportSource } from './source.ts';

/** Reads all files of one customer. `id` is the GUID of its entry as written: it names the folder. */
export const readCustomerFolder = async (
  source: ExportSource,
  entry: ListedRecord,
  id: string,
): Promise<CustomerExport> => {
  const folder = `customers/${id}`;
  const read = (name: string) => readExportFile(source, `${folder}/${name}`);
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
  return { ...entry, folder, customer, subscriptions, entitlements, orders, azureEntitlements };
};

/** What is left of a customer whose folder cannot be named, or is not worth reading. */
export const withoutFolder = (entry: ListedRecord): CustomerExport => {
  const missing = { path: '', state: 'missing' } as const;
  const files = { customer: missing, subscriptions: missing, entitlements: missing, orders: missing };
  return { ...entry, folder: '', ...files, azureEntitlements: [] };
};
