import { associateReseller, renamePartner, setPartnerDisabled } from '@untether/services';
import { readEnvironment } from '../env.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { tableOf } from './table.ts';

export const listPartners: Command = async ({ args, variables, print }) => {
  readArguments(args, 'partner list');
  return withApp(readEnvironment(variables), async ({ store }) => {
    const rows = await Promise.all(
      (await store.listInstalledPartners()).map(async ({ id, name, kind, disabledAt }) => [
        name,
        id,
        kind,
        String(await store.countUsers(id)),
        disabledAt === null ? '' : `disabled ${disabledAt.toISOString()}`,
      ]),
    );
    print(tableOf([['name', 'id', 'kind', 'users', ''], ...rows]));
    return 0;
  });
};

export const rename: Command = async ({ args, variables, print }) => {
  const { options } = readArguments(args, 'partner rename');
  return withApp(readEnvironment(variables), async ({ ports }) => {
    const done = await renamePartner(ports, options);
    if ('problem' in done) throw new CommandError(`partner rename: ${done.problem}`);
    print(done.wasSo ? `${done.partner.name} has that name already.` : `${done.partner.name} is now ${options.to}.`);
    return 0;
  });
};

const setDisabled =
  (command: 'partner disable' | 'partner enable', disabled: boolean): Command =>
  async ({ args, variables, print }) => {
    const { options } = readArguments(args, command);
    return withApp(readEnvironment(variables), async ({ ports }) => {
      const done = await setPartnerDisabled(ports, { ...options, disabled });
      if ('problem' in done) throw new CommandError(`${command}: ${done.problem}`);
      const state = disabled ? 'disabled: nobody signs in for it' : 'enabled';
      print(`${done.partner.name} is ${done.wasSo ? 'already ' : ''}${state}.`);
      return 0;
    });
  };
export const disable = setDisabled('partner disable', true);
export const enable = setDisabled('partner enable', false);

export const associate: Command = async ({ args, variables, print }) => {
  const { options } = readArguments(args, 'partner associate');
  return withApp(readEnvironment(variables), async ({ ports }) => {
    const done = await associateReseller(ports, options);
    if ('problem' in done) throw new CommandError(`partner associate: ${done.problem}`);
    print(`${done.reseller.name} ${done.wasSo ? 'already sells' : 'sells'} through ${done.provider.name}.`);
    return 0;
  });
};
