/** The card's id on the customer's account: where a link leads, and where the keyboard goes on. */
export const place = 'delegated-admin';
