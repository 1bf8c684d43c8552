import { isCountryCode, partnerKinds } from '@untether/domain';
import { type InitPartner, initPartner } from '@untether/services';
import * as z from 'zod';
import { readEnvironment } from '../env.ts';
import { installationSetting, readContents } from '../installation/mode.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { readPassword } from './password.ts';

const aName = { type: z.string().trim().min(1).max(200), give: 'a name of 1 to 200 characters' };

/** What each option takes, and how an error describes it. */
const optionTypes = {
  partner: aName,
  kind: { type: z.enum(partnerKinds), give: 'direct_bill, indirect_provider or indirect_reseller' },
  admin: { type: z.email(), give: 'an e-mail address' },
  provider: { type: z.string(), give: 'the name of an indirect provider here' },
  'tenant-id': { type: z.guid(), give: 'a GUID' },
  'mpn-id': { type: z.string().regex(/^\d{1,20}$/), give: 'a number' },
  country: {
    type: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .refine(isCountryCode),
    give: 'two capital letters of ISO 3166-1, such as JP',
  },
  name: aName,
} as const;

type Name = keyof typeof optionTypes;
type Value<N extends Name> = z.output<(typeof optionTypes)[N]['type']>;

export const init: Command = async ({ args, variables, print }) => {
  const environment = readEnvironment(variables);
  const partner = readPartner(readArguments(args, 'init').options);
  const { email } = partner.admin;
  return withApp(environment, async ({ store, ports }) => {
    if ((await readContents(store)) === 'demo') throw new CommandError(demoRefusal);
    const password = await readPassword(variables, email, 'init');
    const result = await initPartner(ports, { ...partner, admin: { ...partner.admin, password } });
    if ('problem' in result) throw new CommandError(`init: ${result.problem}`);
    await store.writeSetting(installationSetting, 'real');
    print(`${result.partner.name} is set up (${result.partner.id}); ${email} may sign in.`);
    if (environment.authSecret === null) print('To serve, set AUTH_SECRET to at least 32 characters and keep it.');
    return 0;
  });
};

const demoRefusal =
  'init: this database holds demo data: point DATABASE_URL to another file, for instance DATABASE_URL=file:data/real.db.';

const readPartner = (
  options: Readonly<Partial<Record<Name, string>>>,
): Omit<InitPartner, 'admin'> & { admin: { email: string; name: string } } => {
  const read = <N extends Name>(name: N): Value<N> | null => {
    const value = options[name];
    if (value === undefined) return null;
    const { type, give } = optionTypes[name];
    const parsed = type.safeParse(value);
    if (!parsed.success) throw new CommandError(`init: --${name} is ${JSON.stringify(value)}: give ${give}.`);
    return parsed.data as Value<N>;
  };
  const need = <N extends Name>(name: N): Value<N> => {
    const value = read(name);
    if (value === null) throw new CommandError(`init: --${name} is missing: give ${optionTypes[name].give}.`);
    return value;
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
