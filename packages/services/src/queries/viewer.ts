import type {
  AnyViewer,
  ApiKey,
  CommandContext,
  CustomerViewer,
  MaybePromise,
  StoreReads,
  Viewer,
} from '@untether/domain';
import { andThen, isKeyAlive } from '@untether/domain';
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
  (secret: string): MaybePromise<Viewer | undefined> =>
    andThen(ports.store.findKeyHolder(ports.digest(secret)), (holder) =>
      holder !== undefined && isKeyAlive(holder.key, holder.user, ports.now()) ? holder : undefined,
    );

/** The context a command of this viewer would get now: to find out whether it would succeed. */
export const commandContext =
  (ports: Ports) =>
  (viewer: AnyViewer): CommandContext =>
    contextOf(ports, viewer);

const minute = 60_000;

/** Records when a key was last used, to the minute: at most one write per minute, which no request waits for; undefined where there is none to make. */
export const recordKeyUse = ({ store, now }: Pick<Ports, 'store' | 'now'>) => {
  const underWay = new Set<string>();
  return ({ partnerId, id, lastUsedAt }: ApiKey): Promise<void> | undefined => {
    const used = new Date(Math.floor(now().getTime() / minute) * minute);
    if (underWay.has(id) || (lastUsedAt !== null && lastUsedAt >= used)) return undefined;
    underWay.add(id);
    const set = { lastUsedAt: used };
    return store
      .transact([partnerId], (tx) => tx.apply([{ update: 'apiKey', partnerId, id, set }]))
      .finally(() => underWay.delete(id));
  };
};
