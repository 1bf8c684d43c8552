import { existsSync } from 'node:fs';
import { MoveRefused, moveDatabase } from '@untether/store';
import { SingleBar } from 'cli-progress';
import { type Environment, EnvironmentError, readEnvironment } from '../env.ts';
import { reasonFor } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, type Terminal } from './command.ts';
import { verify } from './verify.ts';

const waysOut = {
  not_empty: ': choose another database, or empty it.',
  same_engine: ': use backup and restore, on PostgreSQL pg_dump and pg_restore.',
  differs: ': nothing was moved; try again.',
} as const;

/** `move`: everything from SQLite to PostgreSQL, or back. */
export const move: Command = async (terminal) => {
  const { options } = readArguments(terminal.args, 'move');
  const from = read(terminal, 'from', options.from);
  const to = read(terminal, 'to', options.to);
  if (from.databaseUrl.startsWith('file:') && !existsSync(from.databaseName))
    throw new CommandError(`move: --from names ${from.databaseName}: there is no such file.`);
  const rows = await moveAll(from, to);
  terminal.print(`${to.databaseName} holds the ${rows} rows of ${from.databaseName}.`);
  return verify({ ...terminal, args: [], variables: { ...terminal.variables, DATABASE_URL: to.databaseUrl } });
};

const read = ({ variables }: Terminal, option: string, url: string): Environment => {
  try {
    return readEnvironment({ ...variables, DATABASE_URL: url, DATABASE_LISTEN_URL: '' });
  } catch (thrown) {
    if (!(thrown instanceof EnvironmentError)) throw thrown;
    throw new CommandError(`move: ${thrown.message.replace('DATABASE_URL', `--${option}`)}`);
  }
};

const moveAll = async (from: Environment, to: Environment): Promise<number> => {
  const bar = new SingleBar({
    format: '{bar} {value} of {total} rows · {table}',
    hideCursor: true,
    clearOnComplete: true,
    fps: 10,
  });
  let isShown = false;
  try {
    return await moveDatabase({
      from: { url: from.databaseUrl, postgres: from.postgres },
      to: { url: to.databaseUrl, postgres: to.postgres },
      onProgress: ({ table, done, total }) => {
        if (!isShown) bar.start(total, 0, { table });
        isShown = true;
        bar.update(done, { table });
      },
    });
  } catch (thrown) {
    if (thrown instanceof MoveRefused) throw new CommandError(`move: ${thrown.message}${waysOut[thrown.reason]}`);
    const reason = reasonFor(thrown);
    if (reason === undefined) throw thrown;
    throw new CommandError(`move: ${from.databaseName} to ${to.databaseName}: ${reason}.`);
  } finally {
    bar.stop();
  }
};
