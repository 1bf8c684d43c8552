import type { Credential, CustomerAdmin, Insert, Items, Partner, ResellerRelationship, User } from '@untether/domain';
import type { Connection } from '../connection.ts';
import { TransactionMisuse } from '../errors.ts';
import { itemTable } from '../tables/item-table.ts';
import { createWebhookChanges } from '../webhooks/changes.ts';
import { packWords } from '../words.ts';
import { customerCopies } from './customer-copies.ts';
import { insertRows } from './statements.ts';

type Kind = Insert['insert'];
type RowOf<K extends Kind> = Extract<Insert, { readonly insert: K }>['row'];
type Writers = { readonly [K in Kind]: (rows: readonly RowOf<K>[]) => Promise<unknown> };

export interface InsertTools {
  readonly connection: Connection;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Writes the rows of each kind of insert, many of a kind at a time. */
export const createWriters = ({ connection, now, newId }: InsertTools): Writers => {
  const { db, tables, dialect } = connection;
  const webhooks = createWebhookChanges(connection);

  const item =
    <K extends keyof Items>(kind: K) =>
    (rows: readonly Items[K][]) =>
      insertRows(connection, kind, itemTable(tables, kind), rows);

  const relationships = async (rows: readonly ResellerRelationship[]) => {
    const ids = dialect.list(rows.map((row) => row.customerId));
    const customers = await db.select().from(tables.customer).where(dialect.isIn(tables.customer.id, ids));
    const byId = new Map(customers.map((customer) => [customer.id, customer]));
    const values = rows.map((row) => {
      const customer = byId.get(row.customerId);
      if (!customer) throw new TransactionMisuse(`a relationship with the unknown customer ${row.customerId}`);
      return { ...row, blockerKinds: packWords(row.blockerKinds), ...customerCopies(customer) };
    });
    await insertRows(connection, 'relationship', tables.relationship, values);
  };
  const accounts = (rows: readonly Pick<User, 'id' | 'name' | 'email' | 'createdAt'>[]) =>
    db.insert(tables.user).values(
      rows.map(({ id, name, email, createdAt }) => ({
        id,
        name,
        email: email.toLowerCase(),
        emailVerified: true,
        createdAt,
        updatedAt: createdAt,
      })),
    );
  const users = async (rows: readonly User[]) => {
    await accounts(rows);
    await db.insert(tables.membership).values(
      rows.map(({ partnerId, id, roles, disabledAt, createdAt }) => ({
        partnerId,
        userId: id,
        roles: packWords(roles),
        disabledAt,
        createdAt,
      })),
    );
  };
  const customerAdmins = async (rows: readonly CustomerAdmin[]) => {
    await accounts(rows);
    await db
      .insert(tables.customerMembership)
      .values(
        rows.map(({ customerId, id, disabledAt, createdAt }) => ({ customerId, userId: id, disabledAt, createdAt })),
      );
  };
  const credentials = (rows: readonly Credential[]) =>
    db.insert(tables.account).values(
      rows.map(({ userId, passwordHash }) => ({
        id: newId(),
        accountId: userId,
        providerId: 'credential',
        userId,
        password: passwordHash,
        createdAt: now(),
        updatedAt: now(),
      })),
    );

  return {
    relationship: relationships,
    user: users,
    customerAdmin: customerAdmins,
    relationshipRequest: (rows) => insertRows(connection, 'relationshipRequest', tables.relationshipRequest, rows),
    credential: credentials,
    subscription: item('subscription'),
    azureEntitlement: item('azureEntitlement'),
    reservation: item('reservation'),
    savingsPlan: item('savingsPlan'),
    softwarePurchase: item('softwarePurchase'),
    order: item('order'),
    delegatedAdminRelationship: item('delegatedAdminRelationship'),
    waiver: (rows) => insertRows(connection, 'waiver', tables.waiver, rows),
    // The instants inside become text as JSON is written.
    receipt: (rows) => insertRows(connection, 'receipt', tables.receipt, rows),
    partner: (rows: readonly Partner[]) =>
      db.insert(tables.partner).values(rows.map((row) => ({ ...row, sequence: 0 }))),
    partnerAssociation: (rows) => db.insert(tables.partnerAssociation).values([...rows]),
    customer: (rows) => insertRows(connection, 'customer', tables.customer, rows),
    webhookEndpoint: (rows) => insertRows(connection, 'webhookEndpoint', tables.webhookEndpoint, rows),
    webhookDelivery: (rows) => webhooks.queue(rows),
    apiKey: (rows) =>
      insertRows(
        connection,
        'apiKey',
        tables.apiKey,
        rows.map((row) => ({ ...row, roles: packWords(row.roles) })),
      ),
  };
};
