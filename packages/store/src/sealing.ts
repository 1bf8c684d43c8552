import { hash, randomUUID } from 'node:crypto';
import { type Digested, digested, type EventSealing, type Sealing } from '@untether/domain';

/** A salt has 122 random bits. */
const sha256: Sealing = { digest: (text) => hash('sha256', text), newSalt: randomUUID };

const mostKept = 1000;
const kept = new Map<string, Digested>();

/** What chains the log. Who acts again is not digested again. */
export const sealing: EventSealing = {
  ...sha256,
  digestOfName: (actorId, name) => {
    const key = `${actorId}\n${name}`;
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = digested(name, sha256);
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, made);
    return made;
  },
};
