import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEnvironment } from '../env.ts';
import { runImport } from '../import/run-import.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';

export const importExport: Command = async ({ args, variables }) => {
  const environment = readEnvironment(variables);
  const {
    options: { partner, report },
    flags: { check = false },
    words: [path = ''],
  } = readArguments(args, 'import');
  if (partner === undefined) throw new CommandError('import: --partner is missing: give a name or an id.');
  return withApp(environment, async ({ ports }) => {
    if (report === undefined) await mkdir(environment.dataDirectory, { recursive: true, mode: 0o700 });
    return runImport({
      ...ports,
      path: resolve(path),
      partner,
      check,
      limits: environment.archiveLimits,
      out: process.stdout,
      isTerminal: process.stdout.isTTY,
      reportFile: resolve(
        report ?? join(environment.dataDirectory, `import-${ports.now().toISOString().replaceAll(':', '-')}.txt`),
      ),
    });
  });
};
