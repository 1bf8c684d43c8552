import { setTimeout as sleep } from 'node:timers/promises';
import { type Environment, readEnvironment } from '../env.ts';
import { openServer } from '../http/server.ts';
import type { Log } from '../log.ts';
import { openLog } from '../open-log.ts';
import { isRole, roles } from '../serve/roles.ts';
import { startServing } from '../serve/start-serving.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { nextSteps } from './next-steps.ts';
import { stopRequested } from './signals.ts';

export const serve: Command = async ({ args, variables, print, printError }) => {
  const { role = 'all' } = readArguments(args, 'serve').options;
  if (!isRole(role)) throw new CommandError(`serve: --role is ${JSON.stringify(role)}: use ${roles.join(', ')}.`);
  const environment = readEnvironment(variables);
  const stop = stopRequested();
  const { operation } = environment;
  const server = await openServer(environment.port, environment.host);
  const log = openLog(operation.logLevel);
  // In order: streams, which never end by themselves; the port; what the last requests still need.
  const closing = [server.close];
  try {
    log('info', 'starting', { role, ...configuration(environment) });
    const serving = await startServing({ environment, role, print, log });
    closing.unshift(serving.endStreams);
    closing.push(serving.close);
    const { migrated } = serving.app.store.health;
    if (migrated.length > 0) log('info', 'the database was migrated', { migrations: migrated });
    server.serve(serving.handle, serving.upgrade);
    closing.push(await serving.openWatching());
    for (const note of serving.notes) printError(note);
    if (role === 'worker') print(`Working in the background. Its health: http://localhost:${environment.port}/readyz`);
    else print(nextSteps(environment.publicUrl, { demo: (await serving.demo?.()) ?? null, demoKey: serving.demoKey }));
    log('info', 'serving', { mode: serving.mode, publicUrl: environment.publicUrl });
    // What does not load now fails the request that needs it, which says so.
    serving.loadRest().catch(() => undefined);
    await stop;
    log('info', 'stopping', { drainMs: operation.drainMs });
    // First whoever sends requests here learns that it is to send them elsewhere, on each connection and by /readyz.
    serving.readiness.stop();
    server.drain();
    await sleep(operation.drainMs);
  } finally {
    for (const close of closing) await close();
    if (closing.length > 1) log('info', 'stopped');
  }
  return 0;
};

/** What it was started with, for the log: no secrets. */
const configuration = ({ port, host, databaseName, publicUrl, demo, operation }: Environment): Parameters<Log>[2] => {
  const { retention, ...settings } = operation;
  return {
    pid: process.pid,
    node: process.version,
    port,
    host,
    database: databaseName,
    publicUrl,
    demo,
    ...settings,
    traceEndpoint: settings.traceEndpoint && withoutSecrets(settings.traceEndpoint),
    retentionDays: JSON.stringify(retention),
  };
};
