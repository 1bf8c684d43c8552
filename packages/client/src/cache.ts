export { typePolicies } from './apollo.gen.ts';
export { keys, possibleTypes } from './graphcache.gen.ts';
