import { join, resolve } from 'node:path';
import { readEnvironment } from '../env.ts';
import { runImport } from '../import/run-import.ts';
import { openApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';

export const importExport: Command = async ({ args, variables }) => {
  const environment = readEnvironment(variables);
  const { options, words } = readArguments(args, { command: 'import', options: ['partner', 'report'], words: 1 });
  const [dir] = words;
  if (dir === undefined) throw new CommandError('import: name the export’s folder: import DIR --partner NAME');
  if (options.partner === undefined) throw new CommandError('import: --partner is missing: give a name or an id.');
  const app = await openApp(environment);
  try {
    return await runImport({
      ...app.ports,
      dir: resolve(dir),
      partner: options.partner,
      out: process.stdout,
      isTerminal: process.stdout.isTTY,
      reportFile:
        options.report !== undefined
          ? resolve(options.report)
          : join(environment.dataDirectory, `import-${app.ports.now().toISOString().replaceAll(':', '-')}.txt`),
    });
  } finally {
    await app.close();
  }
};
