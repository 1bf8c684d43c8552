import { oneIn, type RawSearch, textIn, withoutUndefined } from '../../common/search.ts';
import type { RelationshipRequestState } from '../../vocabulary.ts';

export const requestStates = [
  'SENT',
  'ACCEPTED',
  'DECLINED',
  'EXPIRED',
  'REVOKED',
] as const satisfies readonly RelationshipRequestState[];

export type RequestsSearch = {
  readonly state?: RelationshipRequestState;
  readonly item?: string;
  /** Whether a new one is being created; the rest fills in its form. */
  readonly new?: 'yes';
  readonly receipt?: string;
  /** The request that it repeats. */
  readonly again?: string;
  /** Whether it came from the receipt, and goes back there. */
  readonly back?: 'receipt';
};

export const readRequestsSearch = (search: RawSearch): RequestsSearch =>
  withoutUndefined({
    state: oneIn(search, 'state', requestStates),
    item: textIn(search, 'item'),
    new: oneIn(search, 'new', ['yes'] as const),
    receipt: textIn(search, 'receipt'),
    again: textIn(search, 'again'),
    back: oneIn(search, 'back', ['receipt'] as const),
  });
