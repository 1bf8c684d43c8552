import { oneIn, type RawSearch, textIn, withoutUndefined } from '../../common/search.ts';

export const deliveryStates = ['PENDING', 'DELIVERED', 'SKIPPED', 'DROPPED'] as const;

export type DeliveriesSearch = {
  readonly state?: (typeof deliveryStates)[number];
  /** The delivery whose attempts are shown. */
  readonly item?: string;
  /** Only what is older than this cursor. */
  readonly before?: string;
};

export const readDeliveriesSearch = (search: RawSearch): DeliveriesSearch =>
  withoutUndefined({
    state: oneIn(search, 'state', deliveryStates),
    item: textIn(search, 'item'),
    before: textIn(search, 'before'),
  });
