import { cutShort } from '@untether/services/import';

/** What the list says of itself, known as it is read. */
export interface ListProgress {
  /** undefined when the file does not say. */
  totalCount: number | undefined;
  /** Its members beside the entries, once it was read. */
  about: Readonly<Record<string, unknown>>;
}

/** The list breaks off; what came before is good. */
export class BrokenListError extends Error {
  override readonly name = 'BrokenListError';
}

/** Whether the list that was read is the whole one; undefined where it does not say how many there are. */
export const findCut = ({ totalCount, about }: ListProgress, seen: number): string | undefined =>
  cutShort({ ...about, totalCount }, seen, 'customers');
