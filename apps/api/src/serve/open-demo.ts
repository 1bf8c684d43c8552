import { demoCustomerAdmins, demoPassword, demoUsers, seedDemo } from '@untether/fixtures';
import type { Demo, DemoUser } from '../cli/next-steps.ts';
import type { Environment } from '../env.ts';
import { openDemoSecret } from '../installation/auth-secret.ts';
import { openDemoKey } from '../installation/demo-key.ts';
import { installationSetting } from '../installation/mode.ts';
import type { App } from '../open-app.ts';

interface DemoQuestion {
  readonly app: App;
  readonly environment: Pick<Environment, 'authSecret' | 'dataDirectory'>;
  readonly print: (line: string) => void;
}

/** Marked before it is filled in one transaction, so the next start makes up for an interrupted one. */
export const openDemo = async ({ app, environment, print }: DemoQuestion) => {
  const { store, ports } = app;
  await store.writeSetting(installationSetting, 'demo');
  if (!(await store.hasPartners())) {
    print('Creating demo data ...');
    const { offers, newId, policy, identity } = ports;
    await seedDemo({ store, now: ports.now(), newId, offers, policy, hashPassword: identity.hashPassword });
  }
  const secret = environment.authSecret ?? (await openDemoSecret(environment.dataDirectory));
  const demoKey = await openDemoKey(app, environment.dataDirectory);
  return { demo: createDemoUsers(app), secret, demoKey };
};

/** Those of the demo who can sign in with its password, as they are now: one may have got another, or been disabled. */
const createDemoUsers = ({ store, ports }: App): (() => Promise<Demo>) => {
  // Whoever has not changed it has the same hash, so that one is computed.
  const known = new Map<string, boolean>();
  const isDemoPassword = async (hash: string): Promise<boolean> => {
    const isIt = known.get(hash) ?? (await ports.identity.verifyPassword(demoPassword, hash));
    known.set(hash, isIt);
    return isIt;
  };
  return async () => {
    const users: DemoUser[] = [];
    for (const user of everyDemoUser) {
      const account = await store.accounts.findAccountByEmail(user.email);
      if (account === undefined || account.disabled || account.passwordHash === null) continue;
      if (await isDemoPassword(account.passwordHash)) users.push(user);
    }
    return { users, password: demoPassword };
  };
};

const everyDemoUser: readonly DemoUser[] = [
  ...demoUsers.map(({ email, name, partner, roles }) => ({
    email,
    name,
    partner: partner.name,
    roles: roles.map((role) => role.toUpperCase()),
  })),
  ...demoCustomerAdmins.map(({ email, name, company }) => ({
    email,
    name,
    partner: company.companyName,
    roles: ['CUSTOMER_ADMIN'],
  })),
];
