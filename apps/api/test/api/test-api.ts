import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AnyViewer,
  Change,
  Customer,
  CustomerAdmin,
  CustomerViewer,
  Locale,
  NewId,
  Offer,
  Partner,
  RelationshipFacts,
  Role,
  User,
  Viewer,
} from '@untether/domain';
import { defaultPolicy, idPrefixes, languages } from '@untether/domain';
import { mustFit } from '@untether/domain/testing';
import { createContext, schema } from '@untether/graphql';
import { createServices, refreshKeptBlockers } from '@untether/services';
import { openStore, type StoreOptions } from '@untether/store';
import { findUrlProblem, newWebhookSecret, plainUrl, publicKeyOf } from '@untether/webhooks';
import { graphql } from 'graphql';
import { isCommonPassword } from '../../src/identity/common-passwords.ts';
import { newDatabase } from '../harness/database.ts';

export const start = new Date('2026-06-15T12:00:00.000Z');

const fewOffers: readonly Offer[] = [
  {
    id: 'offer-basic',
    name: 'Business Basic',
    unitType: 'Licenses',
    commerceModel: 'legacy',
    isAddOn: false,
    isTrial: false,
    isAutoRenewable: true,
    minimumQuantity: 1,
    maximumQuantity: 300,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    prerequisiteOfferIds: [],
  },
];

/** Hides a text from who looks for it. */
const reversed = (text: string): string => [...text].reverse().join('');

/** Where there is one, a file system in memory: waiting for the disk is not what is tested. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The real schema, services and store over a temporary file, with a clock and ids that tests can foresee. */
export const openTestApi = async ({
  offers = fewOffers,
  bounds,
  sendsMail = false,
}: {
  readonly offers?: readonly Offer[];
  readonly bounds?: StoreOptions['bounds'];
  readonly sendsMail?: boolean;
} = {}) => {
  const folder = mkdtempSync(join(memory, 'untether-api-'));
  const statements: string[] = [];
  let now = start;
  const url = await newDatabase(folder);
  const store = await openStore({
    sendsMail,
    url,
    onStatement: (sql) => statements.push(sql),
    onAppend: mustFit,
    now: () => now,
    ...(bounds && { bounds }),
  });
  let ids = 0;
  let secrets = 0;
  const newId: NewId = (kind) => `${idPrefixes[kind]}new-${String(++ids).padStart(4, '0')}`;
  const services = createServices({
    store,
    now: () => now,
    newId,
    policy: defaultPolicy,
    offers: { all: offers, find: (id) => offers.find((offer) => offer.id === id) },
    identity: {
      hashPassword: async (password) => `hash of ${password.length}`,
      verifyPassword: async (password, hash) => hash === `hash of ${password.length}`,
      isCommonPassword: async (password) => isCommonPassword(password),
      fingerprintPassword: async (password, salt) => `${salt} ${password.length}`,
    },
    mail: sendsMail ? { seal: async (text) => reversed(text), unseal: async (text) => reversed(text) } : null,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newSecret: () => createHash('sha256').update(`secret ${++secrets}`).digest('base64url'),
    webhooks: {
      findUrlProblem: async (url) => findUrlProblem(url, { loopbackAllowed: true }),
      newSecret: newWebhookSecret,
      plainUrl,
      publicKeyOf,
    },
    bell: { onRing: store.onCommit },
    timer: (ms, call) => {
      const timeout = setTimeout(call, ms);
      return () => clearTimeout(timeout);
    },
    sessionIdleMs: 60 * 60_000,
    heartbeatMs: 15_000,
    publicUrl: 'http://localhost:4000',
  });

  const addPartner = async (partner: Pick<Partner, 'name' | 'kind'>): Promise<Partner> => {
    const tenantId = guid(partner.name);
    const row: Partner = {
      id: `par_${tenantId}`,
      tenantId,
      mpnId: '4000001',
      country: 'US',
      secondFactorSince: null,
      ...partner,
    };
    await store.transact([], (tx) => tx.apply([{ insert: 'partner', row }]));
    return row;
  };

  const addUser = async (partner: Partner, roles: readonly Role[]): Promise<Viewer> => {
    const id = `usr_${guid(`${partner.name} ${roles.join()}`)}`;
    const user: User = {
      partnerId: partner.id,
      id,
      email: `${id}@${partner.name.toLowerCase().replaceAll(' ', '-')}.example`,
      name: `The ${roles[0]} of ${partner.name}`,
      roles,
      disabledAt: null,
      createdAt: start,
    };
    await store.transact([partner.id], (tx) => tx.apply([{ insert: 'user', row: user }]));
    return { user, partner, key: null };
  };

  /** As the operator does: an admin of a customer that is there. */
  const addCustomerAdmin = async (customer: Customer): Promise<CustomerViewer> => {
    const id = `usr_${guid(`admin of ${customer.id}`)}`;
    const admin: CustomerAdmin = {
      customerId: customer.id,
      id,
      email: `admin@${customer.domain}`,
      name: `The admin of ${customer.companyName}`,
      provenFor: null,
      disabledAt: null,
      createdAt: start,
    };
    await store.transact([], (tx) => tx.apply([{ insert: 'customerAdmin', row: admin }]));
    return { admin, customer };
  };

  /** Puts a relationship with all that hangs on it there, as an import would. */
  const addRelationship = async (facts: RelationshipFacts): Promise<RelationshipFacts> => {
    const { customer, relationship } = facts;
    await store.transact([relationship.partnerId], async (tx) => {
      const known = await tx.findCustomerIdentity(customer.id);
      await tx.apply([...(known ? [] : [{ insert: 'customer', row: customer } as const]), ...insertsOf(facts)]);
      const { partnerId, id } = relationship;
      await refreshKeptBlockers(tx, { partnerId, relationshipIds: [id] }, { policy: defaultPolicy, now });
    });
    return facts;
  };

  /** Lets the jobs' worker do all that is due now. */
  const workOnJobs = async (): Promise<void> => {
    for (;;) {
      const held = await services.takeUpRemovalJob();
      if (held === undefined) return;
      while (await services.advanceRemovalJob(held));
    }
  };

  return {
    workOnJobs,
    url,
    store,
    services,
    newId,
    now: () => now,
    statements,
    addPartner,
    addUser,
    addCustomerAdmin,
    addRelationship,
    moveClock: (to: Date) => {
      now = to;
    },
    /** What the API answers this viewer (null: signed out). */
    post: async (
      viewer: AnyViewer | null,
      source: string,
      variableValues: Record<string, unknown> = {},
      locale: Locale = 'en',
    ) =>
      JSON.parse(
        JSON.stringify(
          await graphql({
            schema,
            source,
            variableValues,
            contextValue: createContext({
              services,
              viewer,
              now,
              language: languages[locale],
              errorDocs: 'http://localhost:4000/docs/errors',
            }),
          }),
        ),
      ),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type TestApi = Awaited<ReturnType<typeof openTestApi>>;

/** The same GUID for the same text. */
export const guid = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const insertsOf = (facts: RelationshipFacts): Change[] => [
  { insert: 'relationship', row: facts.relationship },
  ...facts.subscriptions.map((row) => ({ insert: 'subscription', row }) as const),
  ...facts.azureEntitlements.map((row) => ({ insert: 'azureEntitlement', row }) as const),
  ...facts.reservations.map((row) => ({ insert: 'reservation', row }) as const),
  ...facts.savingsPlans.map((row) => ({ insert: 'savingsPlan', row }) as const),
  ...facts.softwarePurchases.map((row) => ({ insert: 'softwarePurchase', row }) as const),
  ...facts.orders.map((row) => ({ insert: 'order', row }) as const),
  ...facts.delegatedAdminRelationships.map((row) => ({ insert: 'delegatedAdminRelationship', row }) as const),
];
