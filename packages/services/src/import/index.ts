export type { ImportContext } from './decide-import.ts';
export type { ImportedKind } from './drafts.ts';
export type { AzurePlanFile, CustomerExport, ExportFile } from './export-files.ts';
export type { ImportFinding } from './finding.ts';
export { type ImportResult, importCustomer } from './import-customer.ts';
export { readCustomerId } from './wire/customer.ts';
export { largestQuantity } from './wire/fields.ts';
export { listAzurePlanIds } from './wire/subscriptions.ts';
