import { type Environment, readEnvironment } from '../../src/env.ts';
import { freePort, newFolder } from '../harness/process.ts';

export type EnvironmentVariables = Readonly<Record<'DATABASE_URL' | 'PORT' | 'AUTH_SECRET', string>>;

/** A folder, a port and a secret for one installation. */
export const newEnvironment = async () => {
  const { databaseUrl, remove } = newFolder();
  const variables = { DATABASE_URL: databaseUrl, PORT: String(await freePort()), AUTH_SECRET: 'x'.repeat(32) };
  return { variables, remove };
};

export const openEnvironment = (variables: EnvironmentVariables): Environment => readEnvironment(variables);
