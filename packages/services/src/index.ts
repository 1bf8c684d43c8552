export * from './kept-blockers.ts';
export * from './ports.ts';
