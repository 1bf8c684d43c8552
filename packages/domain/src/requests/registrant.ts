import type { Refused } from '../commands/outcome.ts';
import { findInvalid, findTextProblem, hasControlCharacters, invalid } from '../commands/outcome.ts';
import type { ValidationIssue } from '../commands/refusal.ts';
import { findAccountProblems, normaliseEmail } from '../commands/user.ts';
import { isCountryCode } from '../model/countries.ts';
import { type Customer, newCustomer } from '../model/entities.ts';
import type { CustomerAdmin } from '../model/requests.ts';
import type { InvitationRegistration } from '../model/vocabulary.ts';

/** What a person without an account gives to answer an invitation. null = not given. */
export interface Registrant {
  readonly companyName: string | null;
  readonly tenantId: string | null;
  readonly domain: string | null;
  readonly country: string | null;
  readonly adminName: string | null;
  readonly adminEmail: string | null;
  readonly adminPassword: string | null;
}

/** What is wrong with it; undefined when nothing is. The company is required only where it is new here. */
export const findRegistrantProblem = (
  registrant: Registrant,
  registration: InvitationRegistration,
  isCommon: boolean,
): Refused | undefined =>
  findInvalid([
    ...(registration === 'company' ? findCompanyProblems(registrant) : []),
    ...findAdminProblems(registrant, isCommon),
  ]);

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const findCompanyProblems = ({
  companyName,
  tenantId,
  domain,
  country,
}: Registrant): readonly (ValidationIssue | undefined)[] => [
  findTextProblem('companyName', companyName ?? '', { min: 1, max: 200 }),
  guid.test((tenantId ?? '').trim()) ? undefined : invalid('tenantId', { code: 'not_a_guid' }),
  domain === null || isDomain(domain) ? undefined : invalid('domain', { code: 'not_a_domain' }),
  country === null || isCountryCode(country) ? undefined : invalid('country', { code: 'not_a_country' }),
];

const isDomain = (text: string): boolean =>
  text.length <= 253 && /^[^\s@/:]+\.[^\s@/:.]+$/.test(text.trim()) && !hasControlCharacters(text);

const findAdminProblems = ({ adminName, adminEmail, adminPassword }: Registrant, isCommon: boolean) =>
  findAccountProblems({ name: adminName ?? '', email: adminEmail ?? '', password: adminPassword ?? '' }, isCommon, {
    name: 'adminName',
    email: 'adminEmail',
    password: 'adminPassword',
  });

/** The company a registrant creates. */
export const registeredCompany = ({ companyName, tenantId, domain, country }: Registrant): Customer =>
  newCustomer({
    tenantId: (tenantId ?? '').trim().toLowerCase(),
    companyName: (companyName ?? '').trim(),
    domain: domain?.trim().toLowerCase() ?? null,
    country: country?.toUpperCase() ?? null,
  });

/** An admin of a customer who may sign in from `now` on. */
export const newCustomerAdmin = (
  { email, name, ...ids }: Omit<CustomerAdmin, 'disabledAt' | 'createdAt'>,
  now: Date,
): CustomerAdmin => ({ ...ids, email: normaliseEmail(email), name: name.trim(), disabledAt: null, createdAt: now });
