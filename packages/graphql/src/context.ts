import type { AnyViewer, Language, Viewer } from '@untether/domain';
import { forbiddenToCustomers, isCustomerViewer } from '@untether/domain';
import type { Services } from '@untether/services';
import { ForbiddenError } from './errors.ts';
import type { Loaders } from './loaders.ts';
import { createLoaders } from './loaders.ts';

/** What one execution has: made anew for every request and every event of a subscription. */
export interface Context {
  /** null when signed out. Who registers with an invitation is the viewer of what follows. */
  viewer: AnyViewer | null;
  readonly services: Services;
  readonly now: Date;
  /** What sentences are worded in. */
  readonly language: Language;
  /** Where each error code is explained, without the `#`. */
  readonly errorDocs: string;
  loaders: Loaders;
}

export interface SignedIn extends Context {
  readonly viewer: AnyViewer;
}

export const createContext = (of: Omit<Context, 'loaders'>): Context => {
  const context: Context = { ...of, loaders: createLoaders(of.services, of.viewer) };
  return context;
};

/** After a command nothing read before is true any more. */
export const forgetLoaded = (context: Context): void => {
  context.loaders = createLoaders(context.services, context.viewer);
};

/** Whoever is signed in, where the schema already made sure there is somebody. */
export const anyViewerOf = (context: Context): AnyViewer => {
  if (context.viewer === null) throw new Error('a field that needs a viewer was resolved without one');
  return context.viewer;
};

/** A partner's user. What asks for one is refused to a customer's admin, whatever it is. */
export const viewerOf = (context: Context): Viewer => {
  const viewer = anyViewerOf(context);
  if (isCustomerViewer(viewer)) throw new ForbiddenError(forbiddenToCustomers(viewer), context);
  return viewer;
};
