/** Transport details, not content: an etag may change while the record does not. */
const ignored = new Set(['attributes', 'links']);

/** A member and how it is written. */
type Member = readonly [name: string, written: string];

/** Records of a kind have the same members in the same order: sorting them once is enough. */
const sorted = new Map<string, { readonly names: readonly string[]; readonly members: readonly Member[] }>();
const mostSorted = 1000;

const membersOf = (names: readonly string[]): readonly Member[] => {
  const key = `${names.length} ${names[0]} ${names.at(-1)}`;
  const known = sorted.get(key);
  if (known?.names.length === names.length && names.every((name, index) => name === known.names[index]))
    return known.members;
  const members = names
    .filter((name) => !ignored.has(name))
    .sort()
    .map((name): Member => [name, `${JSON.stringify(name)}:`]);
  if (sorted.size < mostSorted) sorted.set(key, { names, members });
  return members;
};

/** Text that JSON writes as it is. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const canonical = (value: unknown): string => {
  if (typeof value === 'string') return plain.test(value) ? `"${value}"` : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value);
  let text = '';
  for (const [name, written] of membersOf(Object.keys(value))) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member !== undefined) text += (text === '' ? '' : ',') + written + canonical(member);
  }
  return `{${text}}`;
};

/** 64 bits in two FNV-1a lanes. It detects changed records; it is no defence against forgery. */
const hash = (text: string): string => {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 15), 0x85ebca6b);
  }
  const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, '0');
  return hex(low) + hex(high);
};

/** Of records that share an id and differ. A part after the first dot stays. */
export const conflictHash = (hash: string | null, prints: readonly string[]): string => {
  const [own = '', ...rest] = hash?.split('.') ?? [];
  return [fingerprint(own, ...prints), ...rest].join('.');
};

/** The same for the same content, whatever the order of its members. */
export const fingerprint = (...parts: readonly unknown[]): string => hash(parts.map(canonical).join('\n'));
