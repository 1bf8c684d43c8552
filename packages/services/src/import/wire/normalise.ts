/** PowerShell writes `Id`, `CompanyProfile` and `MPNId` where the vendor's API writes `id`, `companyProfile`. */
const camelCase = (name: string): string => {
  if (!isPascal(name)) return name;
  return /^[A-Z\d]+$/.test(name) ? name.toLowerCase() : name.charAt(0).toLowerCase() + name.slice(1);
};

const isPascal = (name: string): boolean => {
  const code = name.charCodeAt(0);
  return code >= 65 && code <= 90;
};

const hasPascal = (json: unknown): boolean => {
  if (typeof json !== 'object' || json === null) return false;
  if (Array.isArray(json)) return json.some(hasPascal);
  for (const name of Object.keys(json)) if (isPascal(name) || hasPascal(json[name as never])) return true;
  return false;
};

const inCamelCase = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(inCamelCase);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [camelCase(name), inCamelCase(value)]));
};

/** The same JSON with the names of its members as the vendor's API writes them: what has them already is not copied. */
export const normalise = (json: unknown): unknown => (hasPascal(json) ? inCamelCase(json) : json);

/** What `ConvertTo-Json` writes in place of what lies deeper than its `-Depth`. */
export const isCutOff = (value: unknown): value is string =>
  typeof value === 'string' &&
  (value.startsWith('@{')
    ? /^@\{.*\}$/s.test(value)
    : value.startsWith('System.') && /^System\.[\w.]+(\[\]|`\d.*)?$/.test(value));

/** A word without regard to case and to what joins its parts: `virtual_machine` is `VirtualMachine`. */
export const wordKey = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');
