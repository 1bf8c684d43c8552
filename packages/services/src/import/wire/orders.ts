import { idPrefixes } from '@untether/domain';
import * as z from 'zod';
import type { Draft } from '../drafts.ts';
import type { ExportFile } from '../export-files.ts';
import type { Place } from '../finding.ts';
import { type FileRead, type RecordRead, readCollection, readId } from './collection.ts';
import {
  amount,
  firstName,
  instant,
  listOf,
  readFields,
  text,
  unknownStart,
  type WireRecord,
  withoutDate,
} from './fields.ts';
import { conflictHash } from './fingerprint.ts';
import { readOrderStatus } from './status.ts';

const line = z.object({ lineItemNumber: amount, offerId: text, friendlyName: text, quantity: amount });
const shape = { creationDate: instant, lineItems: listOf(line) };

export interface OrderRead {
  readonly row: Draft<'order'>;
  /** What its lines call what they bought, by line number; lines without a number are not in it. */
  readonly lineNames: ReadonlyMap<number, string | null>;
}

const readOrder = (record: WireRecord, place: Place, print: string): RecordRead<OrderRead> => {
  const { values, findings } = readFields({ shape, record, place });
  const status = readOrderStatus(record.status, place);
  const lines = [...(values.lineItems ?? [])].sort((a, b) => (a.lineItemNumber ?? 0) - (b.lineItemNumber ?? 0));
  const lineNames = lines.flatMap(({ lineItemNumber, friendlyName, offerId }) =>
    typeof lineItemNumber === 'number' && offerId ? [[lineItemNumber, friendlyName || null] as const] : [],
  );
  const order: Draft<'order'> = {
    id: `${idPrefixes.order}${readId(record.id ?? record.orderId)}`,
    rawStatus: status.rawStatus,
    importHash: print,
    status: status.status,
    lines: lines.map(({ offerId, friendlyName, quantity }) => ({
      offerId: offerId ?? '',
      name: firstName([friendlyName, offerId], 'Unnamed'),
      quantity: quantity ?? 0,
    })),
    createdAt: values.creationDate ?? unknownStart,
  };
  return {
    row: { row: order, lineNames: new Map(lineNames) },
    findings: [...findings, ...status.findings, ...withoutDate(record, place, ['creationDate'])],
  };
};

export const readOrders = (file: ExportFile): FileRead<OrderRead> =>
  readCollection({
    file,
    idOf: (record) => readId(record.id ?? record.orderId),
    read: readOrder,
    rowId: ({ row }) => row.id,
    reprint: ({ row }, prints) => ({
      row: { ...row, status: 'unknown', importHash: conflictHash(row.importHash, prints) },
      lineNames: new Map(),
    }),
  });
