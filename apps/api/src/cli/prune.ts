import { readEnvironment } from '../env.ts';
import { pruneOnce } from '../jobs/run-retention.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `prune`: deletes what is kept no longer. */
export const prune: Command = async ({ args, variables, print }) => {
  readArguments(args, 'prune');
  const environment = readEnvironment(variables);
  return withApp(environment, async ({ store, ports }) => {
    let deleted = 0;
    await pruneOnce({
      prune: store.prune,
      days: environment.operation.retention,
      now: ports.now,
      signal: new AbortController().signal,
      onPruned: ({ kind, rows, keptDays }) => {
        deleted += rows;
        print(`Deleted ${rows} ${kind}, over for more than ${keptDays} days.`);
      },
    });
    if (deleted === 0) print('There is nothing to delete.');
    return 0;
  });
};
