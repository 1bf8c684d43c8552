/** What one request may cost, so that none makes others wait. */
export interface Bounds {
  /** Up to so many rows are found first and then put in order. Counting rows that are not kept counted ends here too. */
  readonly few: number;
  /** So many rows are looked at for one page, where no index has just the rows asked for. */
  readonly reach: number;
}

export const defaultBounds: Bounds = { few: 1000, reach: 4000 };
