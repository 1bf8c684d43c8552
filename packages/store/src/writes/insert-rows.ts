import {
  andThen,
  type Credential,
  type CustomerAdmin,
  type CustomerAdminProof,
  type Insert,
  type MaybePromise,
  type ResellerRelationship,
  type User,
} from '@untether/domain';
import { sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { TransactionMisuse } from '../errors.ts';
import { providerOf } from '../provider.ts';
import type { Tables } from '../tables/tables.ts';
import { createWebhookChanges } from '../webhooks/changes.ts';
import { packWords } from '../words.ts';
import { customerCopies } from './customer-copies.ts';
import { mailRow } from './mail-rows.ts';
import { noteLetters } from './name-letters.ts';
import { insertRows } from './statements.ts';

type Kind = Insert['insert'];
type RowOf<K extends Kind> = Extract<Insert, { readonly insert: K }>['row'];
type Writers = { readonly [K in Kind]: (rows: readonly RowOf<K>[]) => MaybePromise<unknown> };

export interface InsertTools {
  readonly connection: Connection;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Writes the rows of each kind of insert, many of a kind at a time. */
export const createWriters = ({ connection, now, newId }: InsertTools): Writers => {
  const { db, tables, dialect, statement } = connection;
  const webhooks = createWebhookChanges(connection);

  /** Rows that are the domain's, column for column. */
  const plain = (kind: Kind & keyof Tables) => (rows: readonly object[]) =>
    insertRows(connection, kind, tables[kind], rows);

  const customersOf = statement('customers to copy', () =>
    db
      .select()
      .from(tables.customer)
      .where(dialect.isIn(tables.customer.id, sql.placeholder('ids'))),
  );
  const relationships = (rows: readonly ResellerRelationship[]) =>
    andThen(customersOf({ ids: dialect.list(rows.map((row) => row.customerId)) }), (customers) => {
      const byId = new Map(customers.map((customer) => [customer.id, customer]));
      const values = rows.map((row) => {
        const customer = byId.get(row.customerId);
        if (!customer) throw new TransactionMisuse(`a relationship with the unknown customer ${row.customerId}`);
        return { ...row, blockerKinds: packWords(row.blockerKinds), ...customerCopies(customer) };
      });
      return andThen(noteLetters(connection, values), () => plain('relationship')(values));
    });
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
  const proofs = async (rows: readonly CustomerAdminProof[]) => {
    if (rows.length > 0)
      await db
        .insert(tables.customerAdminProof)
        .values([...rows])
        .onConflictDoNothing();
  };
  const customerAdmins = async (rows: readonly CustomerAdmin[]) => {
    await accounts(rows);
    await db.insert(tables.customerMembership).values(
      rows.map(({ customerId, id, provenFor, disabledAt, createdAt }) => ({
        ...{ customerId, userId: id, seesAll: provenFor === null },
        ...{ disabledAt, createdAt },
      })),
    );
    await proofs(
      rows.flatMap(({ id, provenFor }) => (provenFor ?? []).map((partnerId) => ({ adminId: id, partnerId }))),
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
    customerAdminProof: proofs,
    relationshipRequest: plain('relationshipRequest'),
    releaseRequest: plain('releaseRequest'),
    credential: credentials,
    subscription: plain('subscription'),
    azureEntitlement: plain('azureEntitlement'),
    reservation: plain('reservation'),
    savingsPlan: plain('savingsPlan'),
    softwarePurchase: plain('softwarePurchase'),
    order: plain('order'),
    delegatedAdminRelationship: plain('delegatedAdminRelationship'),
    waiver: plain('waiver'),
    importFinding: plain('importFinding'),
    importJob: plain('importJob'),
    importLine: plain('importLine'),
    removalJob: plain('removalJob'),
    removalJobItem: plain('removalJobItem'),
    removalJobStep: plain('removalJobStep'),
    importPiece: (rows) =>
      plain('importPiece')(rows.map(({ bytes, ...row }) => ({ ...row, bytes: Buffer.from(bytes) }))),
    // The instants inside become text as JSON is written.
    receipt: plain('receipt'),
    partner: (rows) => plain('partner')(rows.map((row) => ({ ...row, sequence: 0 }))),
    partnerAssociation: plain('partnerAssociation'),
    customer: plain('customer'),
    webhookEndpoint: plain('webhookEndpoint'),
    webhookDelivery: (rows) => webhooks.queue(rows),
    // Awaited here: what is built and not awaited is not run.
    providerLink: async (rows) => {
      await db.insert(tables.account).values(
        rows.map(({ userId, issuer, subject }) => ({
          id: newId(),
          accountId: subject,
          providerId: providerOf(issuer),
          userId,
          createdAt: now(),
          updatedAt: now(),
        })),
      );
    },
    mail: (rows) => plain('mail')(rows.map(mailRow)),
    apiKey: (rows) => plain('apiKey')(rows.map((row) => ({ ...row, roles: packWords(row.roles) }))),
  };
};
