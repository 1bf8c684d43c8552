import type { AnyViewer, ApiKey, CommandContext, CustomerViewer, StoreReads, Viewer } from '@untether/domain';
import { isCustomerViewer, isKeyAlive } from '@untether/domain';
import { contextOf } from '../commands/run-command.ts';
import type { Ports } from '../ports.ts';

/** The partner's user or customer's admin behind a signed-in account; undefined for an unknown or disabled one. */
export const findViewer =
  ({ store }: Pick<Ports, 'store'>) =>
  async (userId: string): Promise<AnyViewer | undefined> => {
    const user = await store.findUserById(userId);
    if (user === undefined) return findCustomerViewer(store, userId);
    if (user.disabledAt !== null) return undefined;
    const partner = await store.findPartner(user.partnerId);
    return partner && { user, partner, key: null };
  };

const findCustomerViewer = async (store: StoreReads, userId: string): Promise<CustomerViewer | undefined> => {
  const admin = await store.findCustomerAdminById(userId);
  if (admin === undefined || admin.disabledAt !== null) return undefined;
  const customer = await store.findCustomerIdentity(admin.customerId);
  return customer && { admin, customer };
};

/** The user an API key acts for; undefined for one that is unknown, revoked, expired, or whose user is disabled. */
export const findViewerByKey =
  (ports: Pick<Ports, 'store' | 'digest' | 'now'>) =>
  async (secret: string): Promise<Viewer | undefined> => {
    const key = await ports.store.findApiKeyByHash(ports.digest(secret));
    if (key === undefined || !isKeyAlive(key, ports.now())) return undefined;
    const viewer = await findViewer(ports)(key.userId);
    return viewer === undefined || isCustomerViewer(viewer) ? undefined : { ...viewer, key };
  };

/** The context a command of this viewer would get now: to find out whether it would succeed. */
export const commandContext =
  (ports: Ports) =>
  (viewer: AnyViewer): CommandContext =>
    contextOf(ports, viewer);

const minute = 60_000;

/** Records when a key was last used, to the minute: at most one write per minute, which no request waits for. */
export const recordKeyUse = ({ store, now }: Pick<Ports, 'store' | 'now'>) => {
  const underWay = new Set<string>();
  return async ({ partnerId, id, lastUsedAt }: ApiKey): Promise<void> => {
    const used = new Date(Math.floor(now().getTime() / minute) * minute);
    if (underWay.has(id) || (lastUsedAt !== null && lastUsedAt >= used)) return;
    underWay.add(id);
    try {
      await store.transact([partnerId], (tx) =>
        tx.apply([{ update: 'apiKey', partnerId, id, set: { lastUsedAt: used } }]),
      );
    } finally {
      underWay.delete(id);
    }
  };
};
