import type { Refusal } from '@untether/domain';

export const companyKnown: Refusal = { error: 'conflict', reason: { code: 'company_known' }, path: ['tenantId'] };
const emailTaken: Refusal = { error: 'conflict', reason: { code: 'email_taken', email: null }, path: ['adminEmail'] };

/** What another registration claimed in the meantime, by the unique key that was violated. */
export const duplicateRefusals: Readonly<Record<string, Refusal>> = { user_email: emailTaken, customer: companyKnown };
