import type { RemainingItem, RemovalWarning } from '../model/records.ts';
import type { Policy } from '../policy.ts';
import { endingDelegatedAdmin, remainingItems } from './remaining.ts';
import type { RemovalCase } from './removal.ts';
import { staying } from './removal.ts';

/** What does not block a removal but has to be known before it. */
export const removalWarnings = (removal: RemovalCase, policy: Policy, now: Date): readonly RemovalWarning[] => {
  const { own, reseller, designations } = removal;
  const { relationship } = own.facts;
  const customerName = own.facts.customer.companyName;
  const granular = endingDelegatedAdmin(own.facts).length;
  const warnings: RemovalWarning[] = [];

  if (relationship.delegatedAdmin !== false || granular > 0)
    warnings.push({ kind: 'delegated_admin_will_end', subjectId: relationship.id, customerName, count: granular });
  if (staying(removal).length === 0)
    warnings.push({ kind: 'last_partner', subjectId: null, partnerName: own.partner.name, customerName });
  if (designations.length > 0)
    warnings.push({ kind: 'support_contact_designations', subjectId: null, count: designations.length });
  if (reseller !== null)
    warnings.push({
      kind: 'reseller_relationship_ends_too',
      subjectId: null,
      subjectName: reseller.partner.name,
      customerName,
    });
  return [...warnings, ...remainingItems(own.facts, policy, now).flatMap(warningOf)];
};

/** What remains is warned of; designations that end by themselves are not. */
const warningOf = ({ kind, subjectId, name, at, recordedAs, endedBy }: RemainingItem): readonly RemovalWarning[] => {
  if (kind === 'azure_role_assignments') return [{ kind: 'azure_role_assignments_survive', subjectId: null }];
  if (subjectId === null || name === null) return [];
  if (kind === 'end_at_vendor') return [{ kind, subjectId, subjectName: name, recordedAs, endedBy }];
  if (kind === 'still_billed') return [{ kind, subjectId, subjectName: name, at }];
  return kind === 'suspended_subscription' && at !== null
    ? [{ kind: 'data_deletion', subjectId, subjectName: name, at }]
    : [];
};
