import type { ResultOf } from '../graphql.ts';
import { graphql } from '../graphql.ts';

export const Attestation = graphql(`
  fragment Attestation on AttestationText @_unmask {
    version
    text
    translation
  }
`);
export type AttestationData = ResultOf<typeof Attestation>;

/** When a job removes: at once, from a date on, or once nothing blocks. */
export type Moment = 'now' | 'date' | 'clear';

/** What a person has filled in so far. */
export type Terms = {
  readonly moment: Moment;
  /** As the browser's field has it, in the person's own time zone. */
  readonly date: string;
  /** With a date: what blocks then makes it wait instead of fail. */
  readonly waits: boolean;
  readonly clears: boolean;
  readonly reason: string;
  readonly attested: boolean;
};

/** As a job's mutation takes them. A date that is none is null: the form says so before it is sent. */
export const inputOf = ({ moment, date, waits, clears, reason }: Terms) => ({
  at: moment === 'date' ? instantOf(date) : null,
  whenClear: moment === 'clear' || (moment === 'date' && waits),
  clearBlockers: clears,
  reason: reason.trim() || null,
});

export const instantOf = (date: string): string | null => {
  const at = new Date(date);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

const two = (part: number): string => String(part).padStart(2, '0');

/** As the browser's field for a date and a time takes it, not before the instant: its minutes are rounded up. */
export const localDate = (instant: string | number): string => {
  const at = new Date(Math.ceil(new Date(instant).getTime() / 60_000) * 60_000);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
};
