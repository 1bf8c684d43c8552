export type { CommandIds, CommandResult } from './commands/run-command.ts';
export * from './import/index.ts';
export * from './installation/init-partner.ts';
export * from './kept-blockers.ts';
export * from './ports.ts';
export * from './queries/access.ts';
export type { Portfolio } from './queries/customers.ts';
export type { ViewedPreview } from './queries/removal.ts';
export * from './services.ts';
