// A language is its file and a line here.
export { en } from './en.ts';
export { ja } from './ja.ts';
