import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findInstalledPartner } from '@untether/services';
import type { ExportedRow } from '@untether/store';
import { readEnvironment } from '../env.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';

/** `export-partner`: one JSON object a line, of any size. */
export const exportPartner: Command = async ({ args, variables, print }) => {
  const {
    options,
    words: [file = ''],
  } = readArguments(args, 'export-partner');
  return withApp(readEnvironment(variables), async ({ store, ports }) => {
    const partner = await findInstalledPartner(ports, options.partner);
    if (partner === undefined)
      throw new CommandError(
        `export-partner: there is no partner ${JSON.stringify(options.partner)} here: see partner list.`,
      );
    let rows = 0;
    const lines = async function* (exported: AsyncIterable<ExportedRow>) {
      for await (const { kind, row } of exported) {
        rows += 1;
        yield `${JSON.stringify({ kind, row })}\n`;
      }
    };
    const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    try {
      await pipeline(Readable.from(store.exportPartner(partner.id)), lines, target);
    } catch (thrown) {
      const { code } = thrown as { readonly code?: unknown };
      if (code === 'EEXIST') throw new CommandError(`export-partner: ${file} is there already: choose another name.`);
      if (code === 'ENOENT' || code === 'EACCES')
        throw new CommandError(`export-partner: ${file} cannot be written: choose a folder that is there.`);
      throw thrown;
    }
    print(`${file} has ${rows} rows of ${partner.name} (${partner.id}).`);
    return 0;
  });
};
