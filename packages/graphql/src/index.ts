export type { Context } from './context.ts';
export { createContext } from './context.ts';
export { schema } from './schema.ts';
