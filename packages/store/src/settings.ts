import { eq } from 'drizzle-orm';
import type { Engine } from './engines/engine.ts';

/** What the installation remembers about itself. */
export interface Settings {
  readonly readSetting: (key: string) => Promise<string | undefined>;
  readonly writeSetting: (key: string, value: string) => Promise<void>;
}

export const createSettings = ({ reader, writer, exclusive }: Engine): Settings => {
  const { setting } = reader.tables;
  return {
    readSetting: async (key) => (await reader.db.select().from(setting).where(eq(setting.key, key)))[0]?.value,
    writeSetting: (key, value) =>
      exclusive(async () => {
        await writer.db
          .insert(setting)
          .values({ key, value })
          .onConflictDoUpdate({ target: setting.key, set: { value } });
      }),
  };
};
