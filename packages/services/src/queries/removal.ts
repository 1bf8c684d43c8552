import type { Forbidden, RelationshipFacts, RemovalPreview, Viewer } from '@untether/domain';
import { findForbidden, previewRemoval } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { loadRemovalCase } from '../removal-case.ts';
import { ensureMay } from './access.ts';

/** A dry run for this viewer. */
export interface ViewedPreview extends RemovalPreview {
  readonly viewerMayRemove: boolean;
  /** Why the viewer may not; null when it may. */
  readonly viewerRefusal: Forbidden | null;
}

export const viewRemovalPreview =
  (ports: Ports) =>
  async (viewer: Viewer, facts: RelationshipFacts, now: Date): Promise<ViewedPreview> => {
    ensureMay(viewer, 'view_customers');
    const removal = await loadRemovalCase(ports.store, viewer.partner, facts);
    const forbidden = findForbidden(viewer, 'remove_relationship');
    return {
      ...previewRemoval(removal, ports.policy, now),
      viewerMayRemove: forbidden === undefined,
      viewerRefusal: forbidden ?? null,
    };
  };
