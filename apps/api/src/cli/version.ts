import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

const packageFile = fileURLToPath(new URL('../../../../package.json', import.meta.url));

export const version: Command = async ({ args, print }) => {
  readArguments(args, 'version');
  const described = JSON.parse(await readFile(packageFile, 'utf8')) as { readonly version: string };
  print(`untether ${described.version}, Node ${process.versions.node}`);
  return 0;
};
