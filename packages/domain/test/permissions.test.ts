import { describe, expect, it } from 'vitest';
import type { PartnerKind, Permission, Role } from '../src/index.ts';
import { findForbidden, languages, may, partnerKinds, permissions, roles } from '../src/index.ts';
import { aCustomerViewer, aViewer } from '../testing/index.ts';
import { inEnglish } from './outcomes.ts';

const columns: readonly Role[] = [
  'global_admin',
  'admin_agent',
  'sales_agent',
  'helpdesk_agent',
  'billing_admin',
  'customer_admin',
];

/** Who may do what, cell by cell, in the order of `columns`: y = may, - = may not. */
const table: Record<Permission, string> = {
  view_customers: '                            y y y y y -',
  manage_subscriptions: '                      y y y y y -',
  place_order: '                               y y y y y -',
  cancel_software_purchase: '                  - y - - - -',
  waive_removal_blocker: '                     - y - - - -',
  cancel_reservation: '                        y y y y - -',
  cancel_azure_entitlement: '                  - y - - - -',
  request_relationship: '                      y y y - - -',
  request_relationship_with_delegated_admin: ' y y - - - -',
  remove_relationship: '                       y y y - - -',
  decline_release: '                           y y y - - -',
  end_delegated_admin: '                       y y - - - y',
  request_granular_admin: '                    y y - - - -',
  terminate_granular_admin: '                  y y - - - y',
  assign_support_contact: '                    y y - y - -',
  view_activity: '                             y y y y y -',
  manage_webhooks: '                           y y y y y -',
  view_people: '                               y - - - - -',
  manage_users: '                              y - - - - -',
  manage_api_keys: '                           y - - - - -',
  import: '                                    y - - - - -',
  record_end_at_vendor: '                      y - - - - -',
  view_own_organization: '                     - - - - - y',
  answer_relationship_request: '               - - - - - y',
  request_release: '                           - - - - - y',
  answer_granular_admin_request: '             - - - - - y',
};
const rows = (Object.keys(table) as Permission[]).map((permission) => ({
  permission,
  cells: table[permission].trim().split(' '),
}));

/** What an indirect reseller may not do, whatever the role: it reads, requests relationships and roles, ends its own and assigns. */
const notForResellers: readonly Permission[] = [
  'manage_subscriptions',
  'place_order',
  'cancel_software_purchase',
  'waive_removal_blocker',
  'cancel_reservation',
  'cancel_azure_entitlement',
  'remove_relationship',
  'import',
  'record_end_at_vendor',
];

const kinds: readonly PartnerKind[] = ['direct_bill', 'indirect_provider', 'indirect_reseller'];

describe('who may do what', () => {
  it('has one row a permission, one column a role and a rule for every partner kind', () => {
    expect(Object.keys(table).sort()).toEqual([...permissions].sort());
    expect([...roles]).toEqual(columns);
    expect([...partnerKinds]).toEqual(kinds);
    for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
  });

  for (const kind of kinds)
    describe(`at a partner of kind ${kind}`, () => {
      for (const { permission, cells } of rows)
        it.each(columns.map((role, index) => ({ role, cell: cells[index] })))(
          `${permission}: $role $cell`,
          ({ role, cell }) => {
            const kindAllows = kind !== 'indirect_reseller' || !notForResellers.includes(permission);
            expect(may(aViewer({ roles: [role], kind }), permission)).toBe(kindAllows && cell === 'y');
          },
        );
    });

  it.each(rows)('$permission: a customer’s admin as its column says', ({ permission, cells }) => {
    expect(may(aCustomerViewer(), permission)).toBe(cells.at(-1) === 'y');
  });

  it('gives a user with several roles what any of them gives', () => {
    const viewer = aViewer({ roles: ['billing_admin', 'admin_agent'] });
    expect(may(viewer, 'waive_removal_blocker')).toBe(true);
    expect(may(viewer, 'manage_users')).toBe(false);
  });

  it('gives a user without a role nothing', () => {
    expect(permissions.filter((permission) => may(aViewer({ roles: [] }), permission))).toEqual([]);
  });
});

describe('a refusal', () => {
  it('names the roles that may where the role is missing', () => {
    expect(findForbidden(aViewer({ roles: ['helpdesk_agent'] }), 'remove_relationship')).toEqual({
      error: 'forbidden',
      reason: { code: 'role', permission: 'remove_relationship' },
      requiredRoles: ['global_admin', 'admin_agent', 'sales_agent'],
      requiredPartnerKinds: ['direct_bill', 'indirect_provider'],
    });
  });

  it("names the partner's kind first, since no role helps against it", () => {
    const refusal = findForbidden(
      aViewer({ roles: ['helpdesk_agent'], kind: 'indirect_reseller' }),
      'remove_relationship',
    );
    expect(refusal?.reason.code).toBe('partner_kind');
    expect(inEnglish(refusal ?? null)).toBe(
      'Only a direct-bill partner or an indirect provider may remove a reseller relationship.',
    );
  });

  it.each(permissions)('of %s carries a sentence that says what may not be done', (permission) => {
    const refusal = findForbidden(aViewer({ roles: [] }), permission);
    expect(inEnglish(refusal ?? null)).toContain(languages.en.permissions[permission]);
  });
});
