/** The addresses of the process in a few words: a label of metrics must not have as many values as there are addresses. */
export const routeOf = (url: string | undefined): string => {
  const path = (url ?? '/').split('?', 1)[0] ?? '/';
  if (path === '/graphql') return 'graphql';
  if (path === '/livez' || path === '/readyz') return 'health';
  if (path.startsWith('/api/auth/')) return 'auth';
  if (path === '/api/imports' || path.startsWith('/api/imports/')) return 'imports';
  if (path.startsWith('/api/exports/')) return 'exports';
  if (path.startsWith('/api/')) return 'api';
  if (path === '/docs' || path.startsWith('/docs/') || path === '/schema.graphql') return 'docs';
  return 'app';
};
