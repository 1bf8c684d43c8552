export type { Context } from './context.ts';
export { createContext, type Told } from './context.ts';
export { defaultPage, largestPage } from './core/page-size.ts';
export { schema } from './schema.ts';
