import type { AnyViewer, Language } from '@untether/domain';
import type { CommandIds, Services } from '@untether/services';
import type { Loaders } from './loaders.ts';
import { createLoaders } from './loaders.ts';

/** A command that was done, with the ids it answers with; or what the viewer may not do: its name, or the permission. */
export type Told =
  | { readonly outcome: 'done'; readonly what: string; readonly ids: CommandIds }
  | { readonly outcome: 'forbidden'; readonly what: string };

export const tell = (context: Pick<Context, 'told'>, told: Told): void => {
  context.told ??= [];
  context.told.push(told);
};

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
  /**
   * What the operator's log may tell of the execution, once it is over; left out while there is nothing. It knows
   * nothing of its request, which would stay in memory with it.
   */
  told?: Told[];
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
