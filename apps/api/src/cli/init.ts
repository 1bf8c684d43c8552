import { partnerKinds } from '@untether/domain';
import { type InitPartner, initPartner } from '@untether/services';
import { z } from 'zod';
import { readEnvironment } from '../env.ts';
import { installationSetting, readContents } from '../installation/mode.ts';
import { openApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { askPassword } from './password.ts';

const optionNames = ['partner', 'kind', 'admin', 'provider', 'tenant-id', 'mpn-id', 'country', 'name'] as const;

const wanted = {
  partner: z.string().trim().min(1).max(200),
  kind: z.enum(partnerKinds),
  admin: z.email(),
  provider: z.string(),
  'tenant-id': z.guid(),
  'mpn-id': z.string().regex(/^\d{1,20}$/),
  country: z.string().regex(/^[A-Z]{2}$/),
  name: z.string().trim().min(1).max(200),
} as const;

const shape: Readonly<Record<(typeof optionNames)[number], string>> = {
  partner: 'a name of 1 to 200 characters',
  kind: 'direct_bill, indirect_provider or indirect_reseller',
  admin: 'an e-mail address',
  provider: 'the name of an indirect provider here',
  'tenant-id': 'a GUID',
  'mpn-id': 'a number',
  country: 'two capital letters, such as JP',
  name: 'a name of 1 to 200 characters',
};

type Options = Readonly<Partial<Record<(typeof optionNames)[number], string>>>;

export const init: Command = async ({ args, variables, print }) => {
  const environment = readEnvironment(variables);
  const { options } = readArguments(args, { command: 'init', options: optionNames, words: 0 });
  const partner = readPartner(options);
  const app = await openApp(environment);
  try {
    if ((await readContents(app.store)) === 'demo') throw new CommandError(demoRefusal);
    const password =
      variables.UNTETHER_ADMIN_PASSWORD || (await askPassword(`Password for ${partner.admin.email}: `, 'init'));
    const result = await initPartner(app.ports, { ...partner, admin: { ...partner.admin, password } });
    if ('problem' in result) throw new CommandError(`init: ${result.problem}`);
    await app.store.writeSetting(installationSetting, 'real');
    print(`${result.partner.name} is set up (${result.partner.id}); ${partner.admin.email} may sign in.`);
    if (environment.authSecret === null) print('To serve, set AUTH_SECRET to at least 32 characters and keep it.');
    return 0;
  } finally {
    await app.close();
  }
};

const demoRefusal =
  'init: this database holds demo data: point DATABASE_URL to another file, for instance DATABASE_URL=file:data/real.db.';

const readPartner = (options: Options): Omit<InitPartner, 'admin'> & { admin: { email: string; name: string } } => {
  const read = <N extends (typeof optionNames)[number]>(name: N): z.output<(typeof wanted)[N]> | null => {
    const value = options[name];
    if (value === undefined) return null;
    const parsed = wanted[name].safeParse(value);
    if (!parsed.success) throw new CommandError(`init: --${name} is ${JSON.stringify(value)}: give ${shape[name]}.`);
    return parsed.data as z.output<(typeof wanted)[N]>;
  };
  const need = <N extends (typeof optionNames)[number]>(name: N): NonNullable<z.output<(typeof wanted)[N]>> => {
    const value = read(name);
    if (value === null) throw new CommandError(`init: --${name} is missing: give ${shape[name]}.`);
    return value as NonNullable<z.output<(typeof wanted)[N]>>;
  };
  const email = need('admin');
  return {
    name: need('partner'),
    kind: need('kind'),
    tenantId: read('tenant-id'),
    mpnId: read('mpn-id'),
    country: read('country'),
    provider: read('provider'),
    admin: { email, name: read('name') ?? email },
  };
};
