import type { AnyViewer, Language } from '@untether/domain';
import type { CommandIds, Services } from '@untether/services';
import type { Loaders } from './loaders.ts';
import { createLoaders } from './loaders.ts';

/** What one execution has: made for every request and for every event of a subscription. */
export interface Context {
  /** null when signed out. Registering with an invitation makes the registrant the viewer of the rest of the document. */
  viewer: AnyViewer | null;
  readonly services: Services;
  readonly now: Date;
  /** What sentences are worded in. */
  readonly language: Language;
  /** Where each error code is explained, without the `#`. */
  readonly errorDocs: string;
  /** Told of each command that is done, and of the ids it answers with. */
  readonly onDone?: (command: string, ids: CommandIds) => void;
  loaders: Loaders;
}

/** The loaders are made when a field first asks for one. */
export const createContext = (of: Omit<Context, 'loaders'>): Context => {
  let loaders: Loaders | undefined;
  const context: Context = {
    ...of,
    get loaders() {
      loaders ??= createLoaders(context);
      return loaders;
    },
    set loaders(made) {
      loaders = made;
    },
  };
  return context;
};

/** After a command nothing read before is true any more. */
export const forgetLoaded = (context: Context): void => {
  context.loaders = createLoaders(context);
};
