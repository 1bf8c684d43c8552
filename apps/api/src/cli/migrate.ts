import { readEnvironment } from '../env.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

/** Opening the store migrates it. */
export const migrate: Command = async ({ args, variables, print }) => {
  readArguments(args, { command: 'migrate', options: [], words: 0 });
  const environment = readEnvironment(variables);
  await withApp(environment, async () => undefined);
  print(`${environment.databaseFile} has this version's schema.`);
  return 0;
};
