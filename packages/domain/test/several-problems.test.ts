import { describe, expect, it } from 'vitest';
import type { Outcome } from '../src/index.ts';
import {
  defaultPolicy,
  findGranularAdminProblem,
  findRegistrantProblem,
  findRequestInputProblem,
  findUserInputProblem,
} from '../src/index.ts';
import { refusalOf } from './outcomes.ts';

const issuesOf = (problem: Outcome | undefined): Readonly<Record<string, string>> => {
  if (problem === undefined) return {};
  const refusal = refusalOf(problem);
  if (refusal.error !== 'validation') throw new Error(refusal.message);
  return Object.fromEntries(refusal.issues.map(({ path, message }) => [path.join('.'), message]));
};

const nobody = {
  companyName: null,
  tenantId: null,
  domain: null,
  country: null,
  adminName: null,
  adminEmail: null,
  adminPassword: null,
};

describe('everything that is wrong is said at once', () => {
  it('of a registration', () => {
    expect(issuesOf(findRegistrantProblem(nobody, 'company'))).toEqual({
      companyName: 'give the company’s name.',
      tenantId: 'give the company’s tenant id, a GUID.',
      adminName: 'give a name.',
      adminEmail: 'give an address such as name@company.example.',
      adminPassword: 'use 12 to 128 characters.',
    });
    expect(issuesOf(findRegistrantProblem({ ...nobody, companyName: 'x'.repeat(201) }, 'company')).companyName).toBe(
      'use 1 to 200 characters, without control characters.',
    );
  });

  it('of a request for a relationship', () => {
    const input = {
      customerEmail: 'nobody',
      includeDelegatedAdmin: false,
      indirectProviderId: null,
      expiresInDays: 0,
    };
    const issues = issuesOf(findRequestInputProblem(input, { kind: 'indirect_reseller' }, defaultPolicy));
    expect(Object.keys(issues)).toEqual(['customerEmail', 'indirectProviderId', 'expiresInDays']);
  });

  it('of a request for granular privileges', () => {
    const wish = { displayName: ' ', roles: [], durationDays: 731, autoExtend: false };
    expect(issuesOf(findGranularAdminProblem(wish))).toEqual({
      displayName: 'give the privileges a name.',
      roles: 'give at least one directory role.',
      durationDays: 'use 1 to 730 days.',
    });
  });

  it('of a new user', () => {
    const issues = issuesOf(findUserInputProblem({ email: '', name: '', roles: [], password: '' }));
    expect(Object.keys(issues)).toEqual(['email', 'name', 'password', 'roles']);
  });
});

it('what is right is no problem', () => {
  const input = { email: 'ada@quill.example', name: 'Ada', roles: ['sales_agent'] as const, password: 'a pass phrase' };
  expect(findUserInputProblem(input)).toBeUndefined();
});
