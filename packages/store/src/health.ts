import type { Engine } from './engines/engine.ts';
import type { Settings } from './settings.ts';

/** What can be asked of an open database about itself; each is a few rows, however large it is. */
export interface StoreHealth {
  /** Tags of the migrations that opening it applied. */
  readonly migrated: readonly string[];
  /** Whether the database has exactly the migrations that it had when it was opened. */
  readonly isCurrent: () => Promise<boolean>;
  /** Reads a row. */
  readonly read: () => Promise<void>;
  /** Commits a row, on the disk. */
  readonly write: () => Promise<void>;
}

const probeSetting = 'last_probe';

export const createHealth = async (engine: Engine, { readSetting, writeSetting }: Settings): Promise<StoreHealth> => {
  const applied = async () => (await engine.listApplied()).join();
  const opened = await applied();
  return {
    migrated: engine.migrated,
    isCurrent: async () => (await applied()) === opened,
    read: async () => {
      engine.checkFiles();
      await readSetting(probeSetting);
    },
    write: () => writeSetting(probeSetting, new Date().toISOString()),
  };
};
