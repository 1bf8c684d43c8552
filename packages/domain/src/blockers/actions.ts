import type { AnyViewer, Forbidden } from '../access/authorise.ts';
import { findForbidden } from '../access/authorise.ts';
import type { Consequence } from '../commands/consequences.ts';
import { cancelConsequence, endOfTermConsequence, suspendConsequence } from '../commands/consequences.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RemovalResolution, Role } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import type { RemovalBlocker } from './blocker.ts';
import { runsByItsRecord } from './ended-here.ts';
import { allItems } from './items.ts';
import { permissionFor, rolesFor } from './resolutions.ts';

/** One resolution of a blocker as one viewer sees it. */
export interface BlockerAction {
  readonly resolution: RemovalResolution;
  readonly allowedRoles: readonly Role[];
  /** False for what no one does here, such as waiting. */
  readonly allowedToViewer: boolean;
  /** Why not; null where it is allowed or no one does it. */
  readonly refusal: Forbidden | null;
  readonly consequence: Consequence;
}

export const blockerActions = (
  blocker: RemovalBlocker,
  viewer: AnyViewer,
  on: { readonly facts: RelationshipFacts; readonly policy: Policy; readonly now: Date },
): readonly BlockerAction[] =>
  blocker.resolutions.map((resolution) => {
    const permission = permissionFor(resolution, blocker);
    const forbidden = permission === undefined ? undefined : findForbidden(viewer, permission);
    return {
      resolution,
      allowedRoles: rolesFor([resolution], blocker),
      allowedToViewer: permission !== undefined && forbidden === undefined,
      refusal: forbidden ?? null,
      consequence: consequenceOf(resolution, blocker, on),
    };
  });

/** Whether the viewer can do one of its resolutions. */
export const isResolvableBy = (blocker: RemovalBlocker, viewer: AnyViewer): boolean =>
  blocker.resolutions.some((resolution) => {
    const permission = permissionFor(resolution, blocker);
    return permission !== undefined && findForbidden(viewer, permission) === undefined;
  });

const clearsByItself = ({ subjectId, clearsAt: at }: RemovalBlocker, facts: RelationshipFacts): Consequence => {
  const item = allItems(facts).find((one) => one.id === subjectId);
  return { code: 'clears_by_itself', at, endToBeSeen: item !== undefined && runsByItsRecord(item) };
};

const consequenceOf = (
  resolution: RemovalResolution,
  blocker: RemovalBlocker,
  { facts, policy, now }: { readonly facts: RelationshipFacts; readonly policy: Policy; readonly now: Date },
): Consequence => {
  const subscription = facts.subscriptions.find((one) => one.id === blocker.subjectId);
  if (resolution === 'wait') return clearsByItself(blocker, facts);
  if (resolution === 'waive') return { code: 'viewer_vouches' };
  if (resolution === 'contact_support') return { code: 'vendor_is_asked' };
  if (resolution === 'import_again') return { code: 'import_reads_again' };
  if (resolution === 'suspend' && subscription) return suspendConsequence(subscription, policy, now);
  if (resolution === 'turn_off_auto_renew' && subscription) return endOfTermConsequence(subscription, 'expire');
  if (resolution === 'cancel_at_term_end' && subscription) return endOfTermConsequence(subscription, 'cancel');
  return cancelConsequence(blocker.subjectName, permissionFor('cancel', blocker));
};
