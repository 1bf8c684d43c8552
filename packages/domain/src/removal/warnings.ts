import type { RemovalWarning } from '../model/records.ts';
import type { RemovalWarningKind } from '../model/vocabulary.ts';
import { remainingItems } from './remaining.ts';
import type { RemovalCase } from './removal.ts';
import { endingDelegatedAdmin, staying } from './removal.ts';

/** What does not block a removal but has to be seen before it. */
export const removalWarnings = (removal: RemovalCase): readonly RemovalWarning[] => {
  const { own, reseller, designations } = removal;
  const { customer, relationship } = own.facts;
  const granular = endingDelegatedAdmin(own.facts).length;
  const warnings: RemovalWarning[] = [];
  const warn = (kind: RemovalWarningKind, message: string, subjectId: string | null = null, at: Date | null = null) =>
    warnings.push({ kind, message, subjectId, at });

  if (relationship.delegatedAdmin !== false || granular > 0)
    warn(
      'delegated_admin_will_end',
      `Delegated admin for ${customer.companyName} will end${granular > 0 ? `, ${granular} granular ${granular === 1 ? 'relationship' : 'relationships'} included` : ''}.`,
      relationship.id,
    );
  if (staying(removal).length === 0)
    warn(
      'last_partner',
      `${own.partner.name} is the last partner of ${customer.companyName}: nobody will be left to support it.`,
    );
  if (designations.length > 0)
    warn(
      'support_contact_designations',
      `${designations.length === 1 ? '1 subscription names a leaving partner as support contact and falls' : `${designations.length} subscriptions name a leaving partner as support contact and fall`} back to the default.`,
    );
  if (reseller !== null)
    warn(
      'reseller_relationship_ends_too',
      `The relationship of ${reseller.partner.name}, the associated reseller, with ${customer.companyName} ends too.`,
    );
  const kinds = {
    suspended_subscription: 'data_deletion',
    azure_role_assignments: 'azure_role_assignments_survive',
    end_at_vendor: 'end_at_vendor',
    reset_support_contact: null,
  } as const;
  for (const { kind, message, subjectId, at } of remainingItems(own.facts)) {
    const warning = kinds[kind];
    if (warning !== null && (kind !== 'suspended_subscription' || at !== null)) warn(warning, message, subjectId, at);
  }
  return warnings;
};
