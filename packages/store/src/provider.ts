/** What the accounts of a provider are kept under. */
export const providerOf = (issuer: string): string => `oidc ${issuer}`;
