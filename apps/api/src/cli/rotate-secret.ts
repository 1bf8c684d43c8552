import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../env.ts';
import { replacePrivateFile } from '../installation/private-file.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';

/** `rotate-secret`: a new secret, and the one so far as the previous one. The latter first: a kill loses neither. */
export const rotateSecret: Command = async ({ args, variables, print }) => {
  readArguments(args, 'rotate-secret');
  const { AUTH_SECRET_FILE: current, AUTH_SECRET_PREVIOUS_FILE: previous } = variables;
  if (!current || !previous)
    throw new CommandError(
      'rotate-secret: set AUTH_SECRET_FILE and AUTH_SECRET_PREVIOUS_FILE to the files that the servers read, or see: npm run -s untether -- help rotate-secret',
    );
  const { authSecret } = readEnvironment(variables);
  await replacePrivateFile(previous, `${authSecret}\n`);
  await replacePrivateFile(current, `${randomBytes(32).toString('base64')}\n`);
  print(`${current} has a new secret, ${previous} the one so far. Restart every server; nobody is signed out.`);
  print(`Delete ${previous} after seven days, or after that restart if the secret has leaked.`);
  return 0;
};
