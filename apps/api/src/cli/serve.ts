import { readEnvironment } from '../env.ts';
import { openServer } from '../http/server.ts';
import { createLog } from '../log.ts';
import { type ServeOptions, startServing } from '../serve/start-serving.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { nextSteps } from './next-steps.ts';
import { stopRequested } from './signals.ts';

export const serve: Command = async ({ args, variables, print, printError }) => {
  readArguments(args, { command: 'serve', options: [], words: 0 });
  const environment = readEnvironment(variables);
  const stop = stopRequested();
  const server = await openServer(environment.port, environment.host);
  const options: ServeOptions = {
    environment,
    print,
    log: createLog(
      (line) => process.stderr.write(line),
      () => new Date(),
    ),
  };
  // In order: streams, which never end by themselves; the port; what the last requests still need.
  const closing = [server.close];
  try {
    const serving = await startServing(options);
    closing.unshift(serving.endStreams);
    closing.push(serving.close);
    server.serve(serving.handle, serving.upgrade);
    for (const note of serving.notes) printError(note);
    print(nextSteps(environment.publicUrl, serving));
    // What does not load now fails the request that needs it, which says so.
    serving.loadRest().catch(() => undefined);
    await stop;
  } finally {
    for (const close of closing) await close();
  }
  return 0;
};
