import { type Environment, readEnvironment } from '../../src/env.ts';
import { newDatabase } from '../harness/database.ts';
import { freePort, newFolder } from '../harness/process.ts';

export type EnvironmentVariables = Readonly<
  Record<'DATABASE_URL' | 'DATA_DIR' | 'PORT' | 'AUTH_SECRET' | 'ALLOWED_ORIGINS', string>
>;

/** The origin of a page elsewhere that may call the API with a key. */
export const portal = 'https://portal.example';

/** A database, a folder, a port and a secret for one installation. */
export const newEnvironment = async () => {
  const { folder, remove } = newFolder();
  const variables = {
    DATABASE_URL: await newDatabase(folder),
    DATA_DIR: folder,
    PORT: String(await freePort()),
    AUTH_SECRET: 'x'.repeat(32),
    ALLOWED_ORIGINS: portal,
  };
  return { variables, remove };
};

export const openEnvironment = (variables: EnvironmentVariables): Environment => readEnvironment(variables);
