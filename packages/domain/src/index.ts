export * from './model/changes.ts';
export * from './model/entities.ts';
export * from './model/facts.ts';
export * from './model/records.ts';
export * from './model/vocabulary.ts';
export * from './store.ts';
