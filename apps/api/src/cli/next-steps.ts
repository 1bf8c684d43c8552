export interface DemoUser {
  readonly email: string;
  readonly name: string;
  /** Whom the person signs in for: a partner, or a customer for one of its admins. */
  readonly partner: string;
  readonly roles: readonly string[];
}
export interface Demo {
  readonly users: readonly DemoUser[];
  readonly password: string;
}

const curlQuery =
  '{ customers(first: 3, filter: { removable: false }) { edges { node { companyName removalBlockers { kind message resolutions } } } } }';

/** What to do now that it serves: where, as whom, and the same from a shell. */
export const nextSteps = (publicUrl: string, demo: Demo | null): string =>
  [
    `Untether serves at ${publicUrl}`,
    `GraphiQL: ${publicUrl}/graphql`,
    ...(demo ? demoSteps(publicUrl, demo) : []),
    'Ctrl-C stops it.',
  ].join('\n');

const demoSteps = (publicUrl: string, { users, password }: Demo): readonly string[] => {
  const width = Math.max(0, ...users.map(({ email }) => email.length));
  const first = users[0]?.email ?? '';
  const body = JSON.stringify({ query: curlQuery });
  return [
    '',
    `Demo data. Sign in with the password ${password} as`,
    ...users.map(({ email, partner, roles }) => `  ${email.padEnd(width)}  ${partner}: ${roles.join(', ')}`),
    '',
    'Or from a shell: sign in, then ask what keeps customers from being removed',
    `  curl -s -c untether.cookies -H 'Content-Type: application/json' -d '${JSON.stringify({ email: first, password })}' ${publicUrl}/api/auth/sign-in/email`,
    `  curl -s -b untether.cookies -H 'Content-Type: application/json' -d '${body}' ${publicUrl}/graphql`,
    '',
  ];
};
