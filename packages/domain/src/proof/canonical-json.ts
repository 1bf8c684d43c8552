/**
 * JSON in the one form of RFC 8785 (JCS): members sorted by UTF-16 code units, no white space, numbers and texts as
 * ECMAScript writes them. Equal for equal content, so that its digest is. Members that are undefined are left out.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  const given = value as Readonly<Record<string, unknown>>;
  let members = '';
  for (const name of inOrder(Object.keys(given))) {
    const member = given[name];
    if (member !== undefined) members += `${members === '' ? '' : ','}${quoted(name)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
};

// Every event is hashed as it is written: most texts need no escape, and most names are in order.
const special = /["\\\p{Cc}\p{Cs}]/u;
const quoted = (text: string): string => (special.test(text) ? JSON.stringify(text) : `"${text}"`);

const inOrder = (names: string[]): string[] => {
  for (let at = 1; at < names.length; at += 1) if ((names[at - 1] ?? '') > (names[at] ?? '')) return names.sort();
  return names;
};
