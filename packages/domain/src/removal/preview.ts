import type { RemovalBlocker } from '../blockers/blocker.ts';
import { nextPossibleRemovalDate } from '../blockers/next-removal-date.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import type { Attestation, RemovalEffect, RemovalWarning } from '../model/records.ts';
import type { Policy } from '../policy.ts';
import { attestation } from './attestation.ts';
import { removalEffects } from './effects.ts';
import type { RemovalCase } from './removal.ts';
import { removalWarnings } from './warnings.ts';

/** A dry run: `removable` is true exactly when a removal by a user with the permission would succeed. */
export interface RemovalPreview {
  readonly removable: boolean;
  readonly blockers: readonly RemovalBlocker[];
  readonly warnings: readonly RemovalWarning[];
  readonly effects: readonly RemovalEffect[];
  readonly nextPossibleRemovalDate: Date | null;
  readonly attestation: Attestation;
  /** What a person types to confirm: the customer's domain, its name where it has none. */
  readonly confirmationText: string;
}

export const previewRemoval = (removal: RemovalCase, policy: Policy, now: Date): RemovalPreview => {
  const { facts } = removal.own;
  const blockers = removalBlockers(facts, policy, now);
  return {
    removable: blockers.length === 0,
    blockers,
    warnings: removalWarnings(removal, policy, now),
    effects: removalEffects(removal.own, removal),
    nextPossibleRemovalDate: nextPossibleRemovalDate(blockers, facts, policy, now),
    attestation,
    confirmationText: facts.customer.domain ?? facts.customer.companyName,
  };
};
