/** Which package may import what, and why. A package is met either by its folder or by its name. */
const packages = ['domain', 'services', 'store', 'webhooks', 'graphql', 'client', 'fixtures'];
const folderOf = (names) => `^packages/(${names.join('|')})/`;
const nameOf = (names) => `^@untether/(${names.join('|')})(/|$)`;
const anyOf = (names) => [folderOf(names), nameOf(names)];
const npm = (names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const sourceOf = (name) => `^packages/${name}/(src|testing)/`;

/** A package may import these of its neighbours; everything else of the repository is out of reach. */
const onlyNeighbours = (name, allowed, comment) => ({
  name: `${name}-imports`,
  comment,
  severity: 'error',
  from: { path: sourceOf(name) },
  to: {
    path: [
      ...anyOf(packages.filter((one) => one !== name && !allowed.includes(one))),
      '^apps/',
      '^@untether/(api|admin)(/|$)',
    ],
  },
});

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    onlyNeighbours('domain', [], 'The domain is the one thing everything else can rely on, so it relies on nothing.'),
    forbid(
      'domain-is-pure',
      'Rules without IO, clock or library can be read, tested and trusted by themselves.',
      { path: sourceOf('domain') },
      { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
    ),
    onlyNeighbours(
      'services',
      ['domain'],
      'A use case takes its ports as arguments; it never knows what implements them.',
    ),
    forbid(
      'services-have-no-io',
      'What reads files, sockets or clocks is handed in, so that a use case runs the same everywhere.',
      { path: sourceOf('services') },
      { dependencyTypes: ['core'] },
    ),
    onlyNeighbours('store', ['domain'], 'Storage saves what was decided; it decides nothing and speaks no GraphQL.'),
    onlyNeighbours('webhooks', ['domain'], 'Delivery reads the log through a port; it owns no table and no field.'),
    onlyNeighbours('graphql', ['domain', 'services'], 'Resolvers own no query: what they show comes from a service.'),
    forbid(
      'graphql-has-no-queries',
      'A query in a resolver is a rule the services do not know of.',
      { path: sourceOf('graphql') },
      { path: npm(['drizzle-orm', 'better-sqlite3', 'pg']) },
    ),
    onlyNeighbours('client', ['domain'], 'A partner installs it: it carries the event types and nothing else.'),
    onlyNeighbours(
      'fixtures',
      ['domain'],
      'Demo data is made by the same rules as real data and saved through the port.',
    ),
    forbid(
      'drizzle-stays-in-the-store',
      'One package knows the database; the sign-in library reaches it by its own adapter, handed in.',
      { path: '^(packages|apps)/', pathNot: '^packages/store/' },
      { path: npm(['drizzle-orm', 'better-sqlite3', 'pg']) },
    ),
    forbid(
      'the-api-is-not-imported',
      'It is the composition root: what it offers is a process, not a module.',
      { path: '^(packages|apps)/', pathNot: '^apps/(api|e2e)/' },
      { path: ['^apps/api/', '^@untether/api(/|$)'] },
    ),
    forbid(
      'admin-knows-the-schema-only',
      'The SPA knows the server by schema.graphql: what it needs beyond that is missing in the API.',
      { path: '^apps/admin/src/' },
      { path: [...anyOf(packages), '^apps/(api|e2e)/'] },
    ),
    forbid(
      'admin-layers',
      'The SPA is read from the outside in: app (the frame) > features > common > ui > texts. Nothing looks outwards.',
      { path: '^apps/admin/src/(?!app/|main\\.)' },
      { path: '^apps/admin/src/app/' },
    ),
    forbid(
      'admin-common-knows-no-feature',
      'What features share must not depend on what only one of them is about.',
      { path: '^apps/admin/src/(common|ui|texts)/' },
      { path: '^apps/admin/src/features/' },
    ),
    forbid(
      'admin-ui-is-presentation',
      'A component of ui/ shows what it is given, so that it can be used and read without knowing the product.',
      { path: '^apps/admin/src/(ui|texts)/' },
      { path: '^apps/admin/src/common/' },
    ),
    forbid(
      'admin-features-are-apart',
      'A feature can be changed or deleted by itself. Only a page puts the parts of several together.',
      { path: '^apps/admin/src/features/([^/]+)/', pathNot: 'Page\\.tsx$' },
      { path: '^apps/admin/src/features/', pathNot: '^apps/admin/src/features/$1/' },
    ),
    forbid(
      'admin-pages-are-not-imported',
      'A page is loaded by its route alone: what others need of it is a part of its own.',
      { path: '^apps/admin/src/', pathNot: '^apps/admin/src/app/routes\\.tsx$' },
      { path: '^apps/admin/src/features/.*Page\\.tsx$' },
    ),
    forbid(
      'use-a-package-by-its-name',
      "A relative path into another package goes around what it exports, and around these rules' reasons.",
      { path: '^(packages|apps)/([^/]+)/' },
      { path: '^packages/', pathNot: '^packages/$2/', dependencyTypes: ['local'] },
    ),
    forbid(
      'no-cycles',
      'A cycle, be it of types alone, has no first file to read: two files that import each other are one.',
      { path: '^(packages|apps)/' },
      { circular: true },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    // Of what was built only a package's entry counts: it is what an import of the package leads to.
    exclude: { path: ['/dist/(?!((src|testing)/)?index\\.d\\.ts$)', '^node_modules/\\.cache'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
  },
};
