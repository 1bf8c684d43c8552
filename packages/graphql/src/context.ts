import type { Viewer } from '@untether/domain';
import type { Services } from '@untether/services';
import type { Loaders } from './loaders.ts';
import { createLoaders } from './loaders.ts';

/** What one execution has: made anew for every request and every event of a subscription. */
export interface Context {
  /** null when signed out. */
  readonly viewer: Viewer | null;
  readonly services: Services;
  readonly now: Date;
  /** Where each error code is explained, without the `#`. */
  readonly errorDocs: string;
  loaders: Loaders;
}

export interface SignedIn extends Context {
  readonly viewer: Viewer;
}

export const createContext = (of: Omit<Context, 'loaders'>): Context => {
  const context: Context = { ...of, loaders: createLoaders(of.services, of.viewer) };
  return context;
};

/** After a command nothing read before is true any more. */
export const forgetLoaded = (context: Context): void => {
  context.loaders = createLoaders(context.services, context.viewer);
};

/** The viewer, where the schema already made sure there is one. */
export const viewerOf = (context: Context): Viewer => {
  if (context.viewer === null) throw new Error('a field that needs a viewer was resolved without one');
  return context.viewer;
};
