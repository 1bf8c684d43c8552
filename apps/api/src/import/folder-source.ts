import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { opendir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { joined } from './decode.ts';
import type { ExportSource, SourceFile } from './source.ts';

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** The folder of customers may be large: of it, only the names that are not in lower case are kept. */
const largeFolder = 'customers';

/**
 * A folder as it lies there while the command runs that reads it. Its many small files are read synchronously: nothing
 * else waits, and handing each to another thread costs more than reading it.
 */
export const openFolder = (root: string): ExportSource => {
  let unusual: Promise<ReadonlyMap<string, string>> | undefined;
  /** By depth, the names in the folder that was looked into last: a customer's files are in few. */
  const listed = new Map<number, { readonly folder: string; readonly names: readonly string[] }>();

  const unusualNames = async (folder: string): Promise<ReadonlyMap<string, string>> => {
    const names = new Map<string, string>();
    for await (const { name } of await opendir(join(root, folder))) {
      if (name !== name.toLowerCase()) names.set(name.toLowerCase(), name);
    }
    return names;
  };

  const namesIn = (folder: string): readonly string[] => {
    const depth = folder === '' ? 0 : folder.split('/').length;
    const last = listed.get(depth);
    if (last?.folder === folder) return last.names;
    const names = readdirSync(join(root, folder));
    listed.set(depth, { folder, names });
    return names;
  };

  /** The name in a folder that is the same but for its case. */
  const spelled = async (folder: string, name: string): Promise<string> => {
    const lower = name.toLowerCase();
    if (folder.toLowerCase() === largeFolder) {
      unusual ??= unusualNames(folder);
      return (await unusual).get(lower) ?? lower;
    }
    return namesIn(folder).find((one) => one.toLowerCase() === lower) ?? name;
  };

  const at = (path: string): SourceFile | undefined => {
    const file = join(root, path);
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) return undefined;
    return { path, size: found.size, open: () => createReadStream(file), whole: async () => readFileSync(file) };
  };

  const findSpelled = async (path: string): Promise<SourceFile | undefined> => {
    let real = '';
    for (const name of path.split('/')) real = [real, await spelled(real, name)].filter(Boolean).join('/');
    return real === path ? undefined : at(real);
  };

  return {
    find: async (path) => {
      try {
        return at(path) ?? (await findSpelled(path));
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    listTop: async () => {
      const entries = await readdir(root, { withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    close: async () => {},
  };
};

/** A file by itself stands for the one its content is of: customers, or granular relationships. */
const nameFor = (name: string): string => {
  if (/\.csv$/i.test(name)) return 'customers.csv';
  return /delegatedadmin/i.test(name) ? 'delegatedAdminRelationships.json' : 'customers.json';
};

/** One file by itself, such as the portal's list of customers. */
export const openSingle = (single: Omit<SourceFile, 'whole'>): ExportSource => {
  const file = { ...single, whole: () => joined(single.open) };
  const known = nameFor(file.path).toLowerCase();
  return {
    find: async (path) => (path.toLowerCase() === known ? file : undefined),
    listTop: async () => [file.path],
    close: async () => {},
  };
};
