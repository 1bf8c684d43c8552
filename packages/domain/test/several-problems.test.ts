import { describe, expect, it } from 'vitest';
import type { Outcome } from '../src/index.ts';
import {
  defaultPolicy,
  findGranularAdminProblem,
  findRegistrantProblem,
  findRequestInputProblem,
  findUserInputProblem,
} from '../src/index.ts';
import { inEnglish, refusalOf } from './outcomes.ts';

const issuesOf = (problem: Outcome | undefined): Readonly<Record<string, string>> => {
  if (problem === undefined) return {};
  const refusal = refusalOf(problem);
  if (refusal.error !== 'validation') throw new Error(inEnglish(refusal));
  return Object.fromEntries(refusal.issues.map(({ path, code }) => [path.join('.'), code]));
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
    expect(issuesOf(findRegistrantProblem(nobody, 'company', false))).toEqual({
      companyName: 'required',
      tenantId: 'not_a_guid',
      adminName: 'required',
      adminEmail: 'not_an_email',
      adminPassword: 'password_length',
    });
    expect(
      issuesOf(findRegistrantProblem({ ...nobody, companyName: 'x'.repeat(201) }, 'company', false)).companyName,
    ).toBe('text_length');
  });

  it('of a request for a relationship', () => {
    const input = {
      customerEmail: 'nobody',
      granularAdmin: { roles: [], durationDays: 0 },
      indirectProviderId: null,
      expiresInDays: 0,
    };
    const issues = issuesOf(findRequestInputProblem(input, { kind: 'indirect_reseller' }, defaultPolicy));
    expect(Object.keys(issues)).toEqual([
      'customerEmail',
      'roles',
      'durationDays',
      'indirectProviderId',
      'expiresInDays',
    ]);
  });

  it('of a request for granular privileges', () => {
    const terms = { displayName: ' ', roles: [], durationDays: 731, autoExtend: false };
    expect(issuesOf(findGranularAdminProblem(terms))).toEqual({
      displayName: 'required',
      roles: 'empty_list',
      durationDays: 'out_of_range',
    });
  });

  it('of a new user', () => {
    const issues = issuesOf(findUserInputProblem({ email: '', name: '', roles: [], password: '' }, false));
    expect(Object.keys(issues)).toEqual(['email', 'name', 'password', 'roles']);
  });
});

it('what is right is no problem', () => {
  const input = { email: 'ada@quill.example', name: 'Ada', roles: ['sales_agent'] as const, password: 'a pass phrase' };
  expect(findUserInputProblem(input, false)).toBeUndefined();
});
