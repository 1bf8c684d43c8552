import { demoCustomerAdmins, demoPassword, demoUsers, seedDemo } from '@untether/fixtures';
import { CommandError } from '../cli/command.ts';
import type { Demo } from '../cli/next-steps.ts';
import type { Environment } from '../env.ts';
import { openDemoSecret } from '../installation/auth-secret.ts';
import { openDemoKey } from '../installation/demo-key.ts';
import { decideMode, installationSetting, type Mode, readContents } from '../installation/mode.ts';
import type { App } from '../open-app.ts';

interface InstallationQuestion {
  readonly app: App;
  readonly environment: Environment;
  readonly print: (line: string) => void;
}

interface Installation {
  readonly mode: Mode;
  readonly secret: string;
  readonly demo: Demo | null;
  /** For the operator's terminal; null in a real installation. */
  readonly demoKey: string | null;
  /** What the operator should know. */
  readonly notes: readonly string[];
}

/** Finds out what is served, demo or real, and prepares it. Throws CommandError where the operator has to decide. */
export const openInstallation = async ({ app, environment, print }: InstallationQuestion): Promise<Installation> => {
  const contents = await readContents(app.store);
  const decided = decideMode({ contents, demo: environment.demo });
  if ('refusal' in decided) throw new CommandError(decided.refusal);
  if (decided.mode === 'demo') {
    const demo = await openDemo(app, print);
    const secret = environment.authSecret ?? (await openDemoSecret(environment.dataDirectory));
    const demoKey = await openDemoKey(app, environment.dataDirectory);
    return { mode: 'demo', secret, demo, demoKey, notes: [] };
  }
  if (environment.authSecret === null) throw new CommandError(secretMissing);
  const notes = contents === 'empty' ? [initFirst] : [];
  return { mode: 'real', secret: environment.authSecret, demo: null, demoKey: null, notes };
};

/** Marked before it is filled in one transaction, so the next start makes up for an interrupted one. */
const openDemo = async ({ store, ports }: App, print: (line: string) => void): Promise<Demo> => {
  await store.writeSetting(installationSetting, 'demo');
  if (!(await store.hasPartners())) {
    print('Creating demo data ...');
    const { offers, newId, policy, identity } = ports;
    await seedDemo({ store, now: ports.now(), newId, offers, policy, hashPassword: identity.hashPassword });
  }
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

const secretMissing =
  'AUTH_SECRET is not set: a real installation needs one of at least 32 characters that stays the same; make one with: openssl rand -base64 32';

const initFirst =
  'There is no partner here yet: set one up with npm run -s untether -- init --partner NAME --kind direct_bill --admin E-MAIL';
