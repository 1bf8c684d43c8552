import * as z from 'zod';
import { instant, listOf } from './fields.ts';

/** The fields that say until when something can be cancelled. */
export const windowShape = {
  cancellationAllowedUntilDate: instant,
  refundOptions: listOf(z.object({ expiresAt: instant, expiresAfter: instant })),
};

interface SentWindow {
  readonly cancellationAllowedUntilDate?: Date | null | undefined;
  readonly refundOptions?:
    | readonly { readonly expiresAt?: Date | null | undefined; readonly expiresAfter?: Date | null | undefined }[]
    | null
    | undefined;
}

/**
 * Until when it can be cancelled by what the vendor sends: the later of its window and its last refund option; one
 * without an end is open until `end`. Undefined where neither is sent.
 */
export const sentWindow = (sent: SentWindow, end: Date | null): Date | null | undefined => {
  const { cancellationAllowedUntilDate: window, refundOptions: options } = sent;
  if (!window && !options) return undefined;
  const ends = (options ?? []).map(({ expiresAt, expiresAfter }) => expiresAt ?? expiresAfter ?? end ?? farAhead);
  return [...(window ? [window] : []), ...ends].reduce<Date | null>(
    (last, one) => (last === null || one > last ? one : last),
    null,
  );
};

/** The last day that instants can have. */
const farAhead = new Date('9999-12-31T00:00:00Z');
