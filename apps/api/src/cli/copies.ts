import { resolve } from 'node:path';
import { BackupRefused, backupDatabase, openStore, restoreDatabase } from '@untether/store';
import { readEnvironment } from '../env.ts';
import { reasonFor } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';

/** `backup`: the database as it is at one instant, while it is used. */
export const backup: Command = async ({ args, variables, print }) => {
  const {
    words: [file = ''],
  } = readArguments(args, 'backup');
  const { databaseUrl, databaseName } = readEnvironment(variables);
  const target = resolve(file);
  const { bytes } = await inOneLine('backup', databaseName, () => backupDatabase(databaseUrl, target));
  print(`${target} holds ${databaseName} as it is now, ${(bytes / 1e6).toFixed(1)} MB.`);
  return 0;
};

/** `restore`: a backup takes the database's place. */
export const restore: Command = async ({ args, variables, print }) => {
  const {
    words: [file = ''],
    flags: { force = false },
  } = readArguments(args, 'restore');
  const { databaseUrl, databaseName } = readEnvironment(variables);
  const from = resolve(file);
  const at = new Date();
  const prepare = async (url: string): Promise<void> => {
    const store = await openStore({ url });
    try {
      await store.identity.endSessions(null);
      await store.writeSetting('restored', at.toISOString());
    } finally {
      await store.close();
    }
  };
  const { kept } = await inOneLine('restore', from, () => restoreDatabase(databaseUrl, { from, force, at, prepare }));
  print(`${databaseName} holds what ${from} held.${kept === null ? '' : ` What was there before is ${kept}.`}`);
  print('Everybody has to sign in again. To see that it is whole: npm run -s untether -- verify');
  return 0;
};

const waysOut = {
  engine: '',
  exists: ': choose another name.',
  damaged: ': take another backup.',
  foreign: ': take a file that backup made.',
  not_empty: ': choose another DATABASE_URL, or --force, which keeps it beside the restored one.',
  in_use: ': stop the server first.',
} as const;

const inOneLine = async <T>(command: string, file: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof BackupRefused)
      throw new CommandError(`${command}: ${thrown.message}${waysOut[thrown.reason]}`);
    const { code } = thrown as { readonly code?: unknown };
    if (code === 'ENOSPC' || code === 'SQLITE_FULL') throw new CommandError(`${command}: there is no space left.`);
    if (code === 'ENOENT' || code === 'SQLITE_CANTOPEN')
      throw new CommandError(`${command}: a file or folder is not there, or may not be read: ${file}.`);
    const reason = reasonFor(thrown);
    if (reason === undefined) throw thrown;
    throw new CommandError(`${command}: ${file}: ${reason}.`);
  }
};
