import type { AnyViewer } from '@untether/domain';
import { isCustomerViewer } from '@untether/domain';
import { networkOf } from '../client-address.ts';

/** The operations under way, by who has them running. */
export interface Running {
  /** false where there are as many as there may be. */
  readonly begin: (who: string) => boolean;
  readonly end: (who: string) => void;
}

export const createRunning = (most: number): Running => {
  const counts = new Map<string, number>();
  return {
    begin: (who) => {
      const others = counts.get(who) ?? 0;
      if (others >= most) return false;
      counts.set(who, others + 1);
      return true;
    },
    end: (who) => {
      const left = (counts.get(who) ?? 1) - 1;
      if (left === 0) counts.delete(who);
      else counts.set(who, left);
    },
  };
};

/** One viewer, or one address signed out. */
export const whoRuns = (viewer: AnyViewer | null | undefined, address: () => string): string => {
  if (!viewer) return `address ${networkOf(address())}`;
  return isCustomerViewer(viewer) ? viewer.admin.id : viewer.user.id;
};
