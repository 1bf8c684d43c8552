/**
 * Changes with every change of how an export is read: a record that says the same may then mean something else, and is
 * read again. Written by npm run generate.
 */
export const readingVersion = '5b80d827263ebf14';
