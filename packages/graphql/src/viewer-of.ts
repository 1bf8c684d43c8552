import type { AnyViewer, CommandContext, Viewer } from '@untether/domain';
import { forbiddenToCustomers, isCustomerViewer } from '@untether/domain';
import type { Context } from './context.ts';
import { errorOf } from './errors.ts';

/** The signed-in viewer, in fields the schema already keeps from everyone else. */
export const anyViewerOf = (context: Context): AnyViewer => {
  if (context.viewer === null) throw new Error('a field that needs a viewer was resolved without one');
  return context.viewer;
};

/** For asking whether a command of this viewer's would succeed. */
export const commandContextOf = (context: Context): CommandContext => ({
  ...context.services.commandContext(anyViewerOf(context)),
  now: context.now,
});

/** A partner's user. What asks for one is refused to every customer's admin. */
export const viewerOf = (context: Context): Viewer => {
  const viewer = anyViewerOf(context);
  if (isCustomerViewer(viewer)) throw errorOf(forbiddenToCustomers(viewer), context);
  return viewer;
};
