const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

const closed = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
};

/** The admin app: no inline script. Fluent writes its styles into the page. */
export const appPolicy = policy({
  ...closed,
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
});

/** GraphiQL's editor needs workers and fonts it carries as data. */
export const graphiqlPolicy = policy({
  ...closed,
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self' blob:",
});

/** Text pages: nothing runs on them. */
export const docsPolicy = policy({ ...closed, 'style-src': "'self'", 'img-src': "'self' data:" });

/** Answers that are data, not pages. */
export const dataPolicy = policy(closed);

/** What every answer carries. */
export const securityHeaders = (secure: boolean): readonly (readonly [string, string])[] => [
  ['Content-Security-Policy', dataPolicy],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  // Invitation links carry a token: no page passes its own address on.
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ...(secure ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
];
