import { type LogSearch, readLogSearch } from '../../common/filters/search.ts';
import { type RawSearch, textIn, withoutUndefined } from '../../common/search.ts';

export type ActivitySearch = LogSearch & { readonly type?: string; readonly item?: string };

/** `type` is an event type in the schema's words, checked where the texts that list them are at hand. */
export const readActivitySearch = (search: RawSearch): ActivitySearch => ({
  ...readLogSearch(search),
  ...withoutUndefined({ type: textIn(search, 'type'), item: textIn(search, 'item') }),
});
