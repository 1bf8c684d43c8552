import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { type Installation, install, newFolder, type Serving, serve } from './harness/process.ts';

const password = 'a long enough password';
const email = 'ada@alpha.example';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

let place: Installation;
let server: Serving;
const received: Received[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      const to = rcptTo.map(({ address }) => address);
      received.push({ from: mailFrom === false ? '' : mailFrom.address, to, raw: Buffer.concat(chunks).toString() });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready));
  const { port } = smtp.server.address() as AddressInfo;
  place = newFolder();
  await install(place.databaseUrl, { email, password });
  server = await serve({
    DATABASE_URL: place.databaseUrl,
    AUTH_SECRET: 'x'.repeat(32),
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Untether <untether@alpha.example>',
  });
});
afterAll(async () => {
  await server.stop();
  await new Promise<void>((done) => smtp.close(done));
  place.remove();
});

const decodeQuotedPrintable = (text: string): string => {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
};
const bodyOf = ({ raw }: Received): string => {
  const [, body = ''] = raw.split(/\r\n\r\n([\s\S]*)/);
  const encoding = /content-transfer-encoding: (\S+)/i.exec(raw)?.[1] ?? '';
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body;
};
const mailTo = async (address: string): Promise<Received> => {
  const find = () => received.find(({ to }) => to.includes(address));
  await expect.poll(find, { timeout: 10_000 }).toBeDefined();
  return find() as Received;
};
const forgot = (address: string) =>
  createClient(server.url).send('/api/auth/account/forgot-password', { email: address });

test('a link to set a new password comes by mail, to those who sign in here; the answer says nothing of that', async () => {
  expect((await createClient(server.url).send('/api/sign-in')).body).toEqual({ resetByMail: true, provider: false });
  const unknown = await forgot('nobody@alpha.example');
  expect(unknown.status).toBe(200);
  expect(await forgot(email)).toEqual(unknown);
  const mail = await mailTo(email);
  expect(mail.from).toBe('untether@alpha.example');
  expect(mail.raw).toMatch(/^Message-ID: <mal_[^@]+@localhost>\r$/m);
  expect(mail.raw).toContain('Auto-Submitted: auto-generated');
  const link = /http:\S+\/reset-password#(\S+)/.exec(bodyOf(mail));
  expect(link?.[0]).toContain(server.url);
  const used = await createClient(server.url).send('/api/auth/account/reset-password', {
    token: link?.[1],
    newPassword: 'set by the mailed link',
  });
  expect(used.status).toBe(200);
  expect((await createClient(server.url).signIn(email, 'set by the mailed link')).status).toBe(200);
  expect(received.flatMap(({ to }) => to)).toEqual([email]);
});

test('an invitation comes by mail to whom it names', async () => {
  const client = createClient(server.url);
  await client.signIn(email, 'set by the mailed link');
  const { body } = await client.query(
    'mutation { requestResellerRelationship(input: {customerEmail: "boss@new.example"}) { ... on RequestResellerRelationshipPayload { link } } }',
  );
  const { link } = body.data.requestResellerRelationship;
  expect(bodyOf(await mailTo('boss@new.example'))).toContain(link);
});

test('asking for links is bounded', async () => {
  const statuses: number[] = [];
  for (let asked = 0; asked < 6; asked += 1) statuses.push((await forgot(`x${asked}@alpha.example`)).status);
  expect(statuses.at(-1)).toBe(429);
});
