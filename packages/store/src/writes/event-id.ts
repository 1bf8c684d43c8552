import { randomUUID } from 'node:crypto';
import { idPrefixes } from '@untether/domain';

const timeDigits = 12;
/** Where a UUID has nothing but random digits: 20 of them. */
const [firstEnd, lastStart] = [8, 24];

/** Ids that grow with time, so that their index grows at its end. */
export const newEventId = (at: Date): string => {
  const random = randomUUID();
  const time = at.getTime().toString(16).padStart(timeDigits, '0');
  return idPrefixes.event + time + random.slice(0, firstEnd) + random.slice(lastStart);
};
