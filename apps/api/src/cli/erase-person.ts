import { erasePerson as erase } from '@untether/services';
import { readEnvironment } from '../env.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';

/** `erase-person`: a name and an address go, what the person did stays. */
export const erasePerson: Command = async ({ args, variables, print }) => {
  const {
    options: { user },
    flags: { force = false },
  } = readArguments(args, 'erase-person');
  return withApp(readEnvironment(variables), async ({ store, ports }) => {
    const eraser = { erasePerson: store.erasePerson, forgetSignIn: store.identity.forgetSignIn };
    const done = await erase(ports, eraser, { user, force });
    if ('problem' in done) throw new CommandError(`erase-person: ${done.problem}`);
    print(`${user} is erased from ${done.events} events and ${done.receipts} receipts; ${done.id} stays.`);
    return 0;
  });
};
