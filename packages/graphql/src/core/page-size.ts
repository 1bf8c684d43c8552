/** How many rows a page has unless told, and at most. */
export const defaultPage = 25;
export const largestPage = 100;
