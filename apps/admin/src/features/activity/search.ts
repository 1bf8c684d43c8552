import { type RawSearch, textIn, withoutUndefined } from '../../common/search.ts';

/** `type` is an event type in the schema's words, checked where the texts that list them are at hand. */
export const readActivitySearch = (search: RawSearch): { readonly type?: string; readonly item?: string } =>
  withoutUndefined({ type: textIn(search, 'type'), item: textIn(search, 'item') });
