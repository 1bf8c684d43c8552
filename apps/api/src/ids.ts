import { randomUUID } from 'node:crypto';
import { idPrefixes, type NewId } from '@untether/domain';

export const newId: NewId = (kind) => idPrefixes[kind] + randomUUID();
