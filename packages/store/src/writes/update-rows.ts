import type { ApiKey, CustomerAdminUpdate, CustomerUpdate, ResellerRelationship, Update, User } from '@untether/domain';
import { and, eq } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { TransactionMisuse } from '../errors.ts';
import { itemTable } from '../tables/item-table.ts';
import { createWebhookChanges } from '../webhooks/changes.ts';
import { packWords } from '../words.ts';
import { customerCopies } from './customer-copies.ts';
import { updateRow } from './statements.ts';

type Fields<T> = Partial<Omit<T, 'partnerId' | 'id'>>;

const has = (set: object) => Object.values(set).some((value) => value !== undefined);
const mustBeThere = (found: boolean, what: string) => {
  if (!found) throw new TransactionMisuse(`no row to change: ${what}`);
};

/** Updates the row of each kind of update. A row that does not exist or is another partner's is an error. */
export const createUpdaters = (connection: Connection, now: () => Date) => {
  const { db, tables } = connection;
  const webhooks = createWebhookChanges(connection);

  const updateRelationship = async (partnerId: string, id: string, set: Fields<ResellerRelationship>) => {
    const { blockerKinds, customerId: _never, ...rest } = set;
    const fields = { ...rest, ...(blockerKinds && { blockerKinds: packWords(blockerKinds) }) };
    const table = tables.relationship;
    const found = await updateRow(connection, { name: 'relationship', table, key: { partnerId, id }, set: fields });
    mustBeThere(found, `relationship ${id}`);
  };

  const updateUser = async (partnerId: string, id: string, set: Fields<User>) => {
    const { user, membership: m, session } = tables;
    const { email, name, roles, disabledAt } = set;
    const own = and(eq(m.partnerId, partnerId), eq(m.userId, id));
    mustBeThere((await db.select({ id: m.userId }).from(m).where(own)).length === 1, `user ${id}`);
    const account = { ...(email && { email: email.toLowerCase() }), ...(name !== undefined && { name }) };
    if (has(account)) {
      await db
        .update(user)
        .set({ ...account, updatedAt: now() })
        .where(eq(user.id, id));
    }
    const place = { ...(roles && { roles: packWords(roles) }), ...(disabledAt !== undefined && { disabledAt }) };
    if (has(place)) await db.update(m).set(place).where(own);
    if (disabledAt) await db.delete(session).where(eq(session.userId, id));
  };

  const updateApiKey = async (partnerId: string, id: string, { roles, ...set }: Fields<ApiKey>) => {
    const fields = { ...set, ...(roles && { roles: packWords(roles) }) };
    const table = tables.apiKey;
    const found = await updateRow(connection, { name: 'apiKey', table, key: { partnerId, id }, set: fields });
    mustBeThere(found, `API key ${id}`);
  };

  /** The identity, and the copies in every partner's relationships. */
  const updateCustomer = async ({ id, set }: CustomerUpdate): Promise<void> => {
    if (!has(set)) return;
    const { customer, relationship: r } = tables;
    const rows = await db.update(customer).set(set).where(eq(customer.id, id)).returning();
    mustBeThere(rows.length === 1, `customer ${id}`);
    for (const row of rows) await db.update(r).set(customerCopies(row)).where(eq(r.customerId, id));
  };

  const updateCustomerAdmin = async ({ id, set: { disabledAt } }: CustomerAdminUpdate): Promise<void> => {
    const { customerMembership: m, session } = tables;
    const rows = await db.update(m).set({ disabledAt }).where(eq(m.userId, id)).returning({ id: m.userId });
    mustBeThere(rows.length === 1, `customer admin ${id}`);
    if (disabledAt) await db.delete(session).where(eq(session.userId, id));
  };

  return {
    update: async (change: Update | CustomerUpdate | CustomerAdminUpdate): Promise<void> => {
      if (change.update === 'customer') return updateCustomer(change);
      if (change.update === 'customerAdmin') return updateCustomerAdmin(change);
      const { partnerId, id, update: name } = change;
      if (change.update === 'relationship') return updateRelationship(partnerId, id, change.set);
      if (change.update === 'user') return updateUser(partnerId, id, change.set);
      if (change.update === 'webhookEndpoint') return webhooks.updateEndpoint(change);
      if (change.update === 'webhookDelivery') return webhooks.updateDelivery(change);
      if (change.update === 'apiKey') return updateApiKey(partnerId, id, change.set);
      const table =
        change.update === 'relationshipRequest' ? tables.relationshipRequest : itemTable(tables, change.update);
      const found = await updateRow(connection, { name, table, key: { partnerId, id }, set: change.set });
      mustBeThere(found, `${name} ${id}`);
    },
  };
};
