import type { Viewer } from '@untether/domain';
import type { Ports } from '../ports.ts';

/** Who a signed-in account is here; undefined for an unknown or disabled one. */
export const findViewer =
  ({ store }: Ports) =>
  async (userId: string): Promise<Viewer | undefined> => {
    const user = await store.findUserById(userId);
    if (user === undefined || user.disabledAt !== null) return undefined;
    const partner = await store.findPartner(user.partnerId);
    return partner && { user, partner };
  };
