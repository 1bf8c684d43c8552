import type { Refusal } from '@untether/domain';

export const companyKnown: Refusal = {
  error: 'conflict',
  message:
    'A company with this tenant id or domain is known here already. Sign in as its admin, or ask the partner for an invitation that names it.',
};
const addressTaken: Refusal = {
  error: 'conflict',
  message: 'This e-mail address already has an account. Sign in, or use another address.',
};
/** What somebody else brought in the meantime, by the key it broke. */
export const takenBy: Readonly<Record<string, Refusal>> = { user_email: addressTaken, customer: companyKnown };
