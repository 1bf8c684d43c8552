import { createReadStream } from 'node:fs';
import { opendir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportSource, SourceFile } from './source.ts';

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** The folder of customers may be large: of it, only the names that are not in lower case are kept. */
const largeFolder = 'customers';

export const openFolder = (root: string): ExportSource => {
  let unusual: Promise<ReadonlyMap<string, string>> | undefined;

  const unusualNames = async (folder: string): Promise<ReadonlyMap<string, string>> => {
    const names = new Map<string, string>();
    for await (const { name } of await opendir(join(root, folder))) {
      if (name !== name.toLowerCase()) names.set(name.toLowerCase(), name);
    }
    return names;
  };

  /** The name in a folder that is the same but for its case. */
  const spelled = async (folder: string, name: string): Promise<string> => {
    const lower = name.toLowerCase();
    if (folder.toLowerCase() === largeFolder) {
      unusual ??= unusualNames(folder);
      return (await unusual).get(lower) ?? lower;
    }
    return (await readdir(join(root, folder))).find((one) => one.toLowerCase() === lower) ?? name;
  };

  const at = async (path: string): Promise<SourceFile | undefined> => {
    const file = join(root, path);
    const found = await stat(file);
    return found.isFile() ? { path, size: found.size, open: () => createReadStream(file) } : undefined;
  };

  return {
    find: async (path) => {
      try {
        return await at(path);
      } catch (error) {
        if (!isAbsent(error)) throw error;
      }
      try {
        let real = '';
        for (const name of path.split('/')) real = [real, await spelled(real, name)].filter(Boolean).join('/');
        return real === path ? undefined : await at(real);
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
export const openSingle = (file: SourceFile): ExportSource => {
  const known = nameFor(file.path).toLowerCase();
  return {
    find: async (path) => (path.toLowerCase() === known ? file : undefined),
    listTop: async () => [file.path],
    close: async () => {},
  };
};
