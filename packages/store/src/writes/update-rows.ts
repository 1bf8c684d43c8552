import type {
  CustomerAdminUpdate,
  CustomerUpdate,
  MaybePromise,
  PartnerUpdate,
  ReceiptSealing,
  Update,
  User,
} from '@untether/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { createWebhookChanges } from '../webhooks/changes.ts';
import { packWords } from '../words.ts';
import { customerCopies } from './customer-copies.ts';
import { noteLetters } from './name-letters.ts';
import { mustBeOne, updateRow } from './statements.ts';

type Fields<T> = Partial<Omit<T, 'partnerId' | 'id'>>;

const has = (set: object) => Object.values(set).some((value) => value !== undefined);

/** Updates the row of each kind of update. A row that does not exist or is another partner's is an error. */
export const createUpdate = (connection: Connection, now: () => Date) => {
  const { db, tables } = connection;
  const webhooks = createWebhookChanges(connection);

  /** Fields of the row are those of the domain, but for packed words. */
  const fieldsOf = ({ update, set }: Update | ReceiptSealing): object => {
    if (update === 'relationship') {
      const { blockerKinds, customerId: _never, ...rest } = set;
      return { ...rest, ...(blockerKinds && { blockerKinds: packWords(blockerKinds) }) };
    }
    return update === 'apiKey' ? { ...set, ...(set.roles && { roles: packWords(set.roles) }) } : set;
  };

  const updateUser = async (partnerId: string, id: string, set: Fields<User>) => {
    const { membership: m, session } = tables;
    const { email, name, roles, disabledAt } = set;
    const own = and(eq(m.partnerId, partnerId), eq(m.userId, id));
    mustBeOne(await db.select({ id: m.userId }).from(m).where(own), `user ${id}`);
    await rename(id, { ...(email && { email }), ...(name !== undefined && { name }) });
    const place = { ...(roles && { roles: packWords(roles) }), ...(disabledAt !== undefined && { disabledAt }) };
    if (has(place)) await db.update(m).set(place).where(own);
    if (disabledAt) await db.delete(session).where(eq(session.userId, id));
  };

  /** The identity, and the copies in every partner's relationships. */
  const updateCustomer = async ({ id, set }: CustomerUpdate): Promise<void> => {
    if (!has(set)) return;
    const { customer, relationship: r } = tables;
    const rows = await db.update(customer).set(set).where(eq(customer.id, id)).returning();
    mustBeOne(rows, `customer ${id}`);
    for (const row of rows) {
      const copies = customerCopies(row);
      const changed = await db.update(r).set(copies).where(eq(r.customerId, id)).returning({ partnerId: r.partnerId });
      await noteLetters(
        connection,
        changed.map(({ partnerId }) => ({ partnerId, ...copies })),
      );
    }
  };

  const rename = async (id: string, { email, name }: { readonly email?: string; readonly name?: string }) => {
    const { user } = tables;
    const account = { ...(email && { email: email.toLowerCase() }), ...(name !== undefined && { name }) };
    if (!has(account)) return;
    await db
      .update(user)
      .set({ ...account, updatedAt: now() })
      .where(eq(user.id, id));
  };

  const updatePartner = async ({ partnerId, set }: PartnerUpdate): Promise<void> => {
    const { partner, membership: m, session } = tables;
    const rows = await db.update(partner).set(set).where(eq(partner.id, partnerId)).returning({ id: partner.id });
    mustBeOne(rows, `partner ${partnerId}`);
    if (!set.disabledAt) return;
    const users = db.select({ id: m.userId }).from(m).where(eq(m.partnerId, partnerId));
    await db.delete(session).where(inArray(session.userId, users));
  };

  const updateCustomerAdmin = async ({
    id,
    set: { disabledAt, provenFor, ...names },
  }: CustomerAdminUpdate): Promise<void> => {
    const { customerMembership: m, session } = tables;
    const own = eq(m.userId, id);
    mustBeOne(await db.select({ id: m.userId }).from(m).where(own), `customer admin ${id}`);
    await rename(id, names);
    const place = {
      ...(disabledAt !== undefined && { disabledAt }),
      ...(provenFor !== undefined && { seesAll: true }),
    };
    if (has(place)) await db.update(m).set(place).where(own);
    if (disabledAt) await db.delete(session).where(eq(session.userId, id));
  };

  return (
    change: Update | ReceiptSealing | CustomerUpdate | CustomerAdminUpdate | PartnerUpdate,
  ): MaybePromise<void> => {
    if (change.update === 'customer') return updateCustomer(change);
    if (change.update === 'customerAdmin') return updateCustomerAdmin(change);
    if (change.update === 'partner') return updatePartner(change);
    const { partnerId, id, update: name } = change;
    if (change.update === 'user') return updateUser(partnerId, id, change.set);
    if (change.update === 'webhookEndpoint') return webhooks.updateEndpoint(change);
    const set = fieldsOf(change);
    return updateRow(connection, { name, table: tables[change.update], key: { partnerId, id }, set });
  };
};
