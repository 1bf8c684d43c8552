import { createHash } from 'node:crypto';
import type { CustomerExport } from '@untether/services/import';
import { listAzurePlanIds } from '@untether/services/import';
import type { ListedRecord } from './customer-list.ts';
import { readExportFile } from './read-export-file.ts';
import type { ExportSource } from './source.ts';

/** A customer of an export, and how much there is of it. */
export interface ReadCustomer {
  readonly customer: CustomerExport;
  readonly bytes: number;
}

/** Reads all files of one customer. `id` is the GUID of its entry as written: it names the folder. */
export const readCustomerFolder = async (
  source: ExportSource,
  entry: ListedRecord,
  id: string,
): Promise<ReadCustomer> => {
  const folder = `customers/${id}`;
  const hash = createHash('sha256').update(JSON.stringify([entry.record, entry.isBrief]));
  let bytes = 0;
  const read = (name: string) => {
    hash.update(`\n${name} `);
    return readExportFile(source, `${folder}/${name}`, (content) => {
      hash.update(content);
      bytes += content.length;
    });
  };
  const customer = await read('customer.json');
  const subscriptions = await read('subscriptions.json');
  const entitlements = await read('entitlements.json');
  const orders = await read('orders.json');
  const azureEntitlements = [];
  for (const planId of listAzurePlanIds(subscriptions)) {
    azureEntitlements.push({ planId, file: await read(`subscriptions/${planId}/azureEntitlements.json`) });
  }
  const files = { customer, subscriptions, entitlements, orders, azureEntitlements };
  const print = hash.digest('base64url');
  return { customer: { ...entry, tenantId: id.toLowerCase(), print, folder, ...files }, bytes };
};

/** What is left of a customer whose folder cannot be named, or is not worth reading. */
export const withoutFolder = (entry: ListedRecord): ReadCustomer => {
  const missing = { path: '', state: 'missing' } as const;
  const files = { customer: missing, subscriptions: missing, entitlements: missing, orders: missing };
  return { customer: { ...entry, folder: '', ...files, azureEntitlements: [] }, bytes: 0 };
};
