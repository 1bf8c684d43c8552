/** Whose API key the demo shows. */
export const demoKeyUser = 'admin@meridian.example';

export interface DemoUser {
  readonly email: string;
  readonly name: string;
  /** The partner the person signs in for; for a customer's admin, the customer. */
  readonly partner: string;
  readonly roles: readonly string[];
}
export interface Demo {
  readonly users: readonly DemoUser[];
  readonly password: string;
}

const curlQuery =
  '{ customers(first: 3, filter: { removable: false }) { edges { node { companyName removalBlockers { kind message resolutions } } } } }';

/** What to do once it is running: where to go, whom to sign in as, and a call from a shell. */
export const nextSteps = (
  publicUrl: string,
  { demo, demoKey }: { readonly demo: Demo | null; readonly demoKey: string | null },
): string =>
  [
    `Untether is running at ${publicUrl}`,
    `GraphiQL: ${publicUrl}/graphql`,
    ...(demo && demo.users.length > 0 ? demoUsers(demo) : []),
    ...(demoKey === null ? [] : demoCall(publicUrl, demoKey)),
    'Ctrl-C stops it.',
  ].join('\n');

const demoUsers = ({ users, password }: Demo): readonly string[] => {
  const width = Math.max(0, ...users.map(({ email }) => email.length));
  return [
    '',
    `Demo data. Sign in with the password ${password} as:`,
    ...users.map(({ email, partner, roles }) => `  ${email.padEnd(width)}  ${partner}: ${roles.join(', ')}`),
    '',
  ];
};

const demoCall = (publicUrl: string, key: string): readonly string[] => [
  `Or ask from a shell, with the API key of ${demoKeyUser}, what blocks customers' removal:`,
  `  curl -s -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '${JSON.stringify({ query: curlQuery })}' ${publicUrl}/graphql`,
  '',
];
