import { readEnvironment } from '../env.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';

/** Prints a link by which a person sets a new password, once. */
export const resetPassword: Command = async ({ args, variables, print, printError }) => {
  const environment = readEnvironment(variables);
  const {
    words: [email],
  } = readArguments(args, 'reset-password');
  if (environment.oidc !== null)
    throw new CommandError(
      'reset-password: AUTH_MODE is oidc, and everyone signs in through the provider: there are no passwords.',
    );
  const link = await withApp(environment, ({ services }) => services.makeResetLink(email ?? ''));
  if (link === undefined)
    throw new CommandError(
      `reset-password: nobody signs in with ${JSON.stringify(email)} here, or the account is disabled.`,
    );
  printError(`For ${link.account.name}, once, until ${link.expiresAt.toISOString()}. It ends every session.`);
  print(link.url);
  return 0;
};
