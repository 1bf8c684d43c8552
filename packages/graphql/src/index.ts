export type { Context } from './context.ts';
export { createContext } from './context.ts';
export { defaultPage, largestPage } from './core/page-size.ts';
export { schema } from './schema.ts';
