/** How many rows a page has by default, and at most. */
export const defaultPage = 25;
export const largestPage = 100;
