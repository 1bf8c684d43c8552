/** The end of the year 9999: later instants have no common notation. */
export const lastInstant = new Date(253_402_300_799_999);
