import { randomBytes } from 'node:crypto';
import { idPrefixes } from '@untether/domain';

const timeDigits = 12;
const randomBytesInId = 10;

/** Ids that grow with time, so that their index grows at its end. */
export const newEventId = (at: Date): string =>
  idPrefixes.event + at.getTime().toString(16).padStart(timeDigits, '0') + randomBytes(randomBytesInId).toString('hex');
