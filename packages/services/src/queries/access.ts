import type { AnyViewer, Forbidden, Permission, Viewer } from '@untether/domain';
import { findForbidden } from '@untether/domain';

/** Thrown by a read the viewer may not do. Commands return their refusal instead. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
  readonly forbidden: Forbidden;
  constructor(forbidden: Forbidden) {
    super(`forbidden: ${forbidden.reason.code}`);
    this.forbidden = forbidden;
  }
}

export const ensureMay = (viewer: AnyViewer, permission: Permission): void => {
  const forbidden = findForbidden(viewer, permission);
  if (forbidden !== undefined) throw new AccessError(forbidden);
};

/** A read of the viewer's partner's rows that takes a permission. */
export const allowing =
  (permission: Permission) =>
  <A extends readonly unknown[], R>(read: (partnerId: string, ...rest: A) => R) =>
  (viewer: Viewer, ...rest: A): R => {
    ensureMay(viewer, permission);
    return read(viewer.partner.id, ...rest);
  };
