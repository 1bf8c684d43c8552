export * from './apply.ts';
export * from './companies.ts';
export * from './facts.ts';
export * from './instants.ts';
export * from './items.ts';
export * from './misfits.ts';
export * from './removal.ts';
export * from './requests.ts';
