import { idPrefixes } from '@untether/domain';
import { z } from 'zod';
import type { Draft } from '../drafts.ts';
import type { ExportFile } from '../export-files.ts';
import type { Place } from '../finding.ts';
import { type FileRead, type RecordRead, readCollection, readId } from './collection.ts';
import { amount, instant, readFields, text, unknownStart, type WireRecord, withoutDate } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import { readOrderStatus } from './status.ts';

const line = z.object({ lineItemNumber: amount, offerId: text, friendlyName: text, quantity: amount });
const shape = { creationDate: instant, lineItems: z.array(line).nullish() };

const readOrder = (record: WireRecord, place: Place): RecordRead<Draft<'order'>> => {
  const { values, unsure, findings } = readFields({ shape, record, place, cosmetic: ['lineItems'] });
  const status = readOrderStatus(record.status, place);
  const lines = [...(values.lineItems ?? [])].sort((a, b) => (a.lineItemNumber ?? 0) - (b.lineItemNumber ?? 0));
  return {
    row: {
      id: `${idPrefixes.order}${readId(record.id)}`,
      rawStatus: status.rawStatus,
      importHash: fingerprint(record),
      status: unsure ? 'unknown' : status.status,
      lines: lines.map(({ offerId, friendlyName, quantity }) => ({
        offerId: offerId ?? '',
        name: friendlyName ?? offerId ?? 'Unnamed',
        quantity: quantity ?? 0,
      })),
      createdAt: values.creationDate ?? unknownStart,
    },
    findings: [...findings, ...status.findings, ...withoutDate(record, place, ['creationDate'])],
  };
};

export const readOrders = (file: ExportFile): FileRead<Draft<'order'>> =>
  readCollection({
    file,
    idOf: (record) => readId(record.id),
    read: readOrder,
  });
