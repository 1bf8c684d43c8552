/** After so many days a session ends, however much it is used. */
export const sessionDays = 7;
