import type { Forbidden, RelationshipFacts, RemovalPreview, Viewer } from '@untether/domain';
import { findForbidden, previewRemoval } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { loadRemovalCases } from '../removal-case.ts';
import { ensureMay } from './access.ts';

/** A dry run for this viewer. */
export interface ViewedPreview extends RemovalPreview {
  readonly viewerMayRemove: boolean;
  /** Why the viewer may not; null when it may. */
  readonly viewerRefusal: Forbidden | null;
}

/** Of several of the viewer's relationships, in the order of their facts. */
export const viewRemovalPreviews =
  (ports: Ports) =>
  async (viewer: Viewer, facts: readonly RelationshipFacts[], now: Date): Promise<readonly ViewedPreview[]> => {
    ensureMay(viewer, 'view_customers');
    const removals = await loadRemovalCases(ports.store, viewer.partner, facts);
    const forbidden = findForbidden(viewer, 'remove_relationship');
    return removals.map((removal) => ({
      ...previewRemoval(removal, ports.policy, now),
      viewerMayRemove: forbidden === undefined,
      viewerRefusal: forbidden ?? null,
    }));
  };
