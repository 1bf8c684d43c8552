const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [redacted]'],
  [/\b(whsec_|unt_)[\w+/=-]+/g, '$1[redacted]'],
  [/(:\/\/)[^/@\s]+@/g, '$1***@'],
  [/([?&#](?:token|key|secret|code|password)=)[^&\s"']+/gi, '$1[redacted]'],
  [/(session_token=)[^;\s"']+/g, '$1[redacted]'],
];

/** A text for the log without what would let its reader in: keys, tokens, secrets and passwords of addresses. */
export const withoutSecrets = (text: string): string =>
  secrets.reduce((cleaned, [pattern, instead]) => cleaned.replaceAll(pattern, instead), text);
