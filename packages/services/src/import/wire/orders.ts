import { idPrefixes } from '@untether/domain';
import { z } from 'zod';
import type { Draft } from '../drafts.ts';
import type { ExportFile } from '../export-files.ts';
import type { Place } from '../finding.ts';
import { conflicting, type FileRead, type RecordRead, readCollection, readId } from './collection.ts';
import { amount, firstName, instant, readFields, text, unknownStart, type WireRecord, withoutDate } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import { readOrderStatus } from './status.ts';

const line = z.object({ lineItemNumber: amount, offerId: text, friendlyName: text, quantity: amount });
const shape = { creationDate: instant, lineItems: z.array(line).nullish() };

export interface OrderRead {
  readonly row: Draft<'order'>;
  /** Its lines' offers by line number; lines without a number are not in it. */
  readonly offers: ReadonlyMap<number, string>;
}

const readOrder = (record: WireRecord, place: Place): RecordRead<OrderRead> => {
  const { values, unsure, findings } = readFields({ shape, record, place });
  const status = readOrderStatus(record.status, place);
  const lines = [...(values.lineItems ?? [])].sort((a, b) => (a.lineItemNumber ?? 0) - (b.lineItemNumber ?? 0));
  const offers = lines.flatMap(({ lineItemNumber, offerId }) =>
    typeof lineItemNumber === 'number' && offerId ? [[lineItemNumber, offerId] as const] : [],
  );
  const order: Draft<'order'> = {
    id: `${idPrefixes.order}${readId(record.id)}`,
    rawStatus: status.rawStatus,
    importHash: fingerprint(record),
    status: unsure ? 'unknown' : status.status,
    lines: lines.map(({ offerId, friendlyName, quantity }) => ({
      offerId: offerId ?? '',
      name: firstName([friendlyName, offerId], 'Unnamed'),
      quantity: quantity ?? 0,
    })),
    createdAt: values.creationDate ?? unknownStart,
  };
  return {
    row: { row: order, offers: new Map(offers) },
    findings: [...findings, ...status.findings, ...withoutDate(record, place, ['creationDate'])],
  };
};

export const readOrders = (file: ExportFile): FileRead<OrderRead> =>
  readCollection({
    file,
    idOf: (record) => readId(record.id),
    read: readOrder,
    unsettle: ({ row }, prints) => ({ row: conflicting(row, prints), offers: new Map() }),
  });
