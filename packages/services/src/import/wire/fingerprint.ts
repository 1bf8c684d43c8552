/** Transport details, not content: an etag may change while the record does not. */
const ignored = new Set(['attributes', 'links']);

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([key, member]) => !ignored.has(key) && member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
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
