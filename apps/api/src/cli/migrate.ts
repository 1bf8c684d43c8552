import { readEnvironment } from '../env.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

/** Opening the store migrates it; what a server would do in the background is done here to its end. */
export const migrate: Command = async ({ args, variables, print }) => {
  readArguments(args, 'migrate');
  const environment = readEnvironment(variables);
  await withApp(environment, async ({ services }) => {
    for (const step of [services.hashEarlierReceipts, services.chainEarlierEvents]) while (await step());
  });
  print(`${environment.databaseName} has this version's schema.`);
  return 0;
};
