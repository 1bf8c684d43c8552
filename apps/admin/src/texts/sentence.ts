/** The API's words as they stand alone. */
export const asSentence = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);
