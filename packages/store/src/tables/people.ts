import { associationStates, partnerKinds } from '@untether/domain';
import type { Columns } from '../columns/sqlite.ts';

/** Partners and the people who sign in. The columns of user, session, account and verification are better-auth's. */
export const definePeople = (c: Columns) => {
  const partner = c.table(
    'partner',
    {
      id: c.text('id').primaryKey(),
      tenantId: c.text('tenant_id').notNull(),
      name: c.text('name').notNull(),
      mpnId: c.text('mpn_id'),
      country: c.text('country'),
      kind: c.choice('kind', partnerKinds).notNull(),
      /** Of the newest event in the partner's log; the row is the partner's lock. */
      sequence: c.integer('sequence').notNull(),
      /** Of its newest event. */
      recordedAt: c.instant('recorded_at'),
      /** How far the log is chained, as a sequence, and the hash of that event: null before the first. */
      chained: c.integer('chained').notNull().default(0),
      chainHash: c.text('chain_hash'),
      disabledAt: c.instant('disabled_at'),
      /** Since when its people need a second factor; null = they do not. */
      secondFactorSince: c.instant('second_factor_since'),
    },
    (t) => [c.uniqueIndex('partner_name').on(t.name)],
  );

  const partnerAssociation = c.table(
    'partner_association',
    {
      providerId: c
        .text('provider_id')
        .notNull()
        .references(() => partner.id),
      resellerId: c
        .text('reseller_id')
        .notNull()
        .references(() => partner.id),
      state: c.choice('state', associationStates).notNull(),
    },
    (t) => [c.primaryKey([t.providerId, t.resellerId])],
  );

  const user = c.table(
    'user',
    {
      id: c.text('id').primaryKey(),
      name: c.text('name').notNull(),
      email: c.text('email').notNull(),
      emailVerified: c.flag('email_verified').notNull(),
      image: c.text('image'),
      /** A language of the messages; null = not chosen. */
      language: c.text('language'),
      /** better-auth's: whether signing in takes a code. */
      twoFactorEnabled: c.flag('two_factor_enabled'),
      createdAt: c.instant('created_at').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
    },
    (t) => [c.uniqueIndex('user_email').on(t.email)],
  );
  const ownerId = () =>
    c
      .text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' });

  const membership = c.table(
    'membership',
    {
      partnerId: c
        .text('partner_id')
        .notNull()
        .references(() => partner.id),
      userId: ownerId(),
      /** Packed words, see words.ts. */
      roles: c.text('roles').notNull(),
      disabledAt: c.instant('disabled_at'),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.primaryKey([t.partnerId, t.userId]), c.uniqueIndex('membership_user').on(t.userId)],
  );

  const session = c.table(
    'session',
    {
      id: c.text('id').primaryKey(),
      expiresAt: c.instant('expires_at').notNull(),
      token: c.text('token').notNull(),
      createdAt: c.instant('created_at').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
      ipAddress: c.text('ip_address'),
      userAgent: c.text('user_agent'),
      userId: ownerId(),
      /** The last request with it, to five minutes; null = none yet. */
      seenAt: c.instant('seen_at'),
      /** When a second factor was given for it; null = none was. */
      secondFactorAt: c.instant('second_factor_at'),
    },
    (t) => [
      c.uniqueIndex('session_token').on(t.token),
      c.index('session_user').on(t.userId),
      c.index('session_by_expiry').on(t.expiresAt),
    ],
  );

  const account = c.table(
    'account',
    {
      id: c.text('id').primaryKey(),
      accountId: c.text('account_id').notNull(),
      providerId: c.text('provider_id').notNull(),
      userId: ownerId(),
      accessToken: c.text('access_token'),
      refreshToken: c.text('refresh_token'),
      idToken: c.text('id_token'),
      accessTokenExpiresAt: c.instant('access_token_expires_at'),
      refreshTokenExpiresAt: c.instant('refresh_token_expires_at'),
      scope: c.text('scope'),
      password: c.text('password'),
      createdAt: c.instant('created_at').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
    },
    (t) => [c.uniqueIndex('account_provider').on(t.providerId, t.accountId), c.index('account_user').on(t.userId)],
  );

  const verification = c.table(
    'verification',
    {
      id: c.text('id').primaryKey(),
      identifier: c.text('identifier').notNull(),
      value: c.text('value').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
      createdAt: c.instant('created_at').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
    },
    (t) => [c.index('verification_identifier').on(t.identifier), c.index('verification_by_expiry').on(t.expiresAt)],
  );

  return { partner, partnerAssociation, user, membership, session, account, verification };
};
