import { idPrefixes } from '@untether/domain';
import type { Draft } from '../drafts.ts';
import type { AzurePlanFile } from '../export-files.ts';
import type { Place } from '../finding.ts';
import { type FileRead, type RecordRead, readCollection, readId } from './collection.ts';
import { firstName, readFields, text, type WireRecord } from './fields.ts';
import { conflictHash } from './fingerprint.ts';
import { readAzureEntitlementStatus } from './status.ts';

const shape = { friendlyName: text };

const readAzureEntitlement = (
  record: WireRecord,
  place: Place,
  { planId, print }: { readonly planId: string; readonly print: string },
): RecordRead<Draft<'azureEntitlement'>> => {
  const { values, findings } = readFields({ shape, record, place, cosmetic: ['friendlyName'] });
  const status = readAzureEntitlementStatus(record.status, place);
  const id = readId(record.id);
  return {
    row: {
      id: `${idPrefixes.azureEntitlement}${id}`,
      rawStatus: status.rawStatus,
      importHash: print,
      subscriptionId: idPrefixes.subscription + planId,
      name: firstName([values.friendlyName], `${id}`),
      status: status.status,
    },
    findings: [...findings, ...status.findings],
  };
};

/** An entitlement belongs to the plan whose folder it is in. */
export const readAzureEntitlements = ({ planId, file }: AzurePlanFile): FileRead<Draft<'azureEntitlement'>> =>
  readCollection({
    file,
    idOf: (record) => readId(record.id),
    read: (record, place, print) => readAzureEntitlement(record, place, { planId, print }),
    rowId: ({ id }) => id,
    reprint: (row, prints) => ({ ...row, status: 'unknown', importHash: conflictHash(row.importHash, prints) }),
  });
