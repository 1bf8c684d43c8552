import { demoCustomerAdmins, demoPassword, demoUsers, seedDemo } from '@untether/fixtures';
import type { Demo } from '../cli/next-steps.ts';
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
  return { demo: describeDemo(), secret, demoKey };
};

const describeDemo = (): Demo => {
  const users = demoUsers.map(({ email, name, partner, roles }) => ({
    email,
    name,
    partner: partner.name,
    roles: roles.map((role) => role.toUpperCase()),
  }));
  const customers = demoCustomerAdmins.map(({ email, name, company }) => ({
    email,
    name,
    partner: company.companyName,
    roles: ['CUSTOMER_ADMIN'],
  }));
  return { users: [...users, ...customers], password: demoPassword };
};
