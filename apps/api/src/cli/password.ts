import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CommandError, type Terminal } from './command.ts';

/** A new admin's password: from the environment, or typed unseen. Throws CommandError where there is no terminal. */
export const readPassword = async (
  { UNTETHER_ADMIN_PASSWORD: given }: Terminal['variables'],
  email: string,
  command: string,
): Promise<string> => {
  if (given) return given;
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new CommandError(`${command}: there is no terminal to ask for the password: set UNTETHER_ADMIN_PASSWORD.`);
  const password = await askHidden(`Password for ${email}: `, command);
  if ((await askHidden('Repeat the password: ', command)) !== password)
    throw new CommandError(`${command}: the two passwords differ.`);
  return password;
};

const askHidden = (question: string, command: string): Promise<string> =>
  new Promise((done, fail) => {
    process.stderr.write(question);
    const silent = new Writable({ write: (_chunk, _encoding, next) => next() });
    const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
    lines.once('SIGINT', () => {
      lines.close();
      process.stderr.write('\n');
      fail(new CommandError(`${command}: cancelled, nothing was set up.`));
    });
    lines.once('line', (line) => {
      lines.removeAllListeners('SIGINT');
      lines.close();
      process.stderr.write('\n');
      done(line);
    });
  });
