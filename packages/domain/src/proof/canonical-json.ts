/**
 * JSON in the one form of RFC 8785 (JCS): members sorted by UTF-16 code units, no white space, numbers and texts as
 * ECMAScript writes them. Equal for equal content, so that its digest is. Members that are undefined are left out.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join()}}`;
};
