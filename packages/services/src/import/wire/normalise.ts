/** PowerShell writes `Id`, `CompanyProfile` and `MPNId` where the vendor's API writes `id`, `companyProfile`. */
const camelCase = (name: string): string => {
  if (!/^[A-Z]/.test(name)) return name;
  return /^[A-Z\d]+$/.test(name) ? name.toLowerCase() : name.charAt(0).toLowerCase() + name.slice(1);
};

/** The same JSON with the names of its members as the vendor's API writes them. */
export const normalise = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(normalise);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [camelCase(name), normalise(value)]));
};

/** What `ConvertTo-Json` writes in place of what lies deeper than its `-Depth`. */
export const isCutOff = (value: unknown): value is string =>
  typeof value === 'string' && (/^@\{.*\}$/s.test(value) || /^System\.[\w.]+(\[\]|`\d.*)?$/.test(value));

/** A word without regard to case and to what joins its parts: `virtual_machine` is `VirtualMachine`. */
export const wordKey = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');
