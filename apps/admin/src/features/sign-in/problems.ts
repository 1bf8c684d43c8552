/** Why somebody whom the provider knows cannot sign in, as the server says; `provider`: it did not get that far. */
export const providerProblems = [
  'no_roles',
  'no_partner',
  'no_email',
  'email_taken',
  'other_partner',
  'disabled',
  'provider',
] as const;
export type ProviderProblem = (typeof providerProblems)[number];
