import { randomUUID } from 'node:crypto';
import { idPrefixes, type NewId } from '@untether/domain';

/** The time, then what is random (UUID version 7): indexes of ids that grow with time grow at their end. */
const newUuid = (): string => {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
};

export const newId: NewId = (kind) => idPrefixes[kind] + newUuid();
