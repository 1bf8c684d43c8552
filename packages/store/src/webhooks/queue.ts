import type { WebhookQueue } from '@untether/domain';
import type { Connection } from '../connection.ts';
import { createClaim } from './claim.ts';
import { createFanOut } from './fan-out.ts';
import type { InTransaction } from './in-transaction.ts';
import { createRecord } from './record.ts';
import { createTidy } from './tidy.ts';

export const createWebhookQueue = (
  reader: Connection,
  inTransaction: InTransaction,
  sendsMail: boolean,
): Omit<WebhookQueue, 'onChange'> => ({
  ...createFanOut(reader, inTransaction),
  ...createClaim(reader, inTransaction),
  ...createRecord(inTransaction, sendsMail),
  ...createTidy(reader, inTransaction),
});
