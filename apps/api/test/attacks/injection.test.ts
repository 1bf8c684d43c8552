import { type AddressInfo, connect } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createSmtp } from '../../src/mail/smtp.ts';
import { fullRelationship, openWorld, type World } from '../api/world.ts';
import { type Live, openLive } from '../events/live.ts';

describe('into SQL', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.api.addRelationship(fullRelationship(world.meridian, 'Plain Pottery'));
  });
  afterAll(() => world.api.close());

  const hostile = [
    "' or 1=1 --",
    '" or ""="',
    "'; delete from customer; --",
    '%',
    '_',
    "\\' or 1=1",
    "x') union select 1 --",
  ];

  test.each(hostile)('%s is text like any other, wherever text is taken', async (text) => {
    const variables = { text, id: text };
    const document = `query ($text: String!, $id: ID!) {
      customers(first: 5, filter: { search: $text }) { totalCount }
      events(first: 5, filter: { search: $text, subjectId: $id }) { totalCount }
      relationshipRequests(first: 5, filter: { search: $text }) { totalCount }
      node(id: $id) { id }
    }`;
    const { data, errors } = await world.api.post(world.admin, document, variables);
    for (const { extensions } of errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT');
    const none = { totalCount: 0 };
    expect(data).toMatchObject({ customers: none, events: none, relationshipRequests: none });
    expect(data.node ?? null).toBeNull();
    const all = await world.api.post(world.admin, '{ customers(first: 5) { totalCount } }', {});
    expect(all.data.customers.totalCount).toBe(1);
  });
});

test('into mail: neither an address nor a subject adds a header or a reader', async () => {
  const received: { readonly to: readonly string[]; readonly head: string }[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), head: text.split('\r\n\r\n', 1)[0] ?? '' });
        done();
      });
    },
  });
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready));
  onTestFinished(() => new Promise<void>((done) => smtp.close(() => done())));
  const { port } = smtp.server.address() as AddressInfo;
  const from = 'Untether <untether@alpha.example>';
  const send = createSmtp({ smtpUrl: `smtp://127.0.0.1:${port}`, from }, 'http://localhost');
  const letter = { subject: 'Welcome\r\nBcc: eve@evil.example\r\n\r\nNot the body', text: 'Hello' };
  for (const to of ['it@alpha.example', 'it,eve@evil.example', 'it@alpha.example\r\nBcc: eve@evil.example'])
    await send(to, 'mail_1', letter).catch(() => undefined);
  expect(received.length).toBeGreaterThan(0);
  for (const { to, head } of received) {
    expect(to).toHaveLength(1);
    expect(to[0]).not.toBe('eve@evil.example');
    expect(head).not.toMatch(/^bcc:/im);
  }
});

describe('into the process', () => {
  let live: Live;
  beforeAll(async () => {
    live = await openLive();
  });
  afterAll(() => live.close());

  test('a body that names a prototype changes none', async () => {
    const polluting = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}';
    const post = (path: string, body: string) =>
      fetch(live.url + path, {
        method: 'POST',
        headers: { ...live.alpha.headers(), origin: live.url, 'content-type': 'application/json' },
        body,
      });
    await post(
      '/graphql',
      `{"query": "query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount } }", "variables": {"filter": ${polluting}}}`,
    );
    await post(
      '/graphql',
      `{"query": "{ viewer { user { email } } }", "variables": ${polluting}, "extensions": ${polluting}}`,
    );
    await post('/api/auth/account/language', `{"language": "en", "__proto__": {"polluted": true}}`);
    await post('/api/auth/sign-in/email', polluting);
    await post('/api/imports?name=customers.json', `{"totalCount": 1, "items": [${polluting}]}`);
    expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
    expect(await live.alpha.client.viewerEmail()).toBe(live.alpha.email);
  });

  test('one request is not two: what says its length twice is refused, and its connection closed', async () => {
    const { hostname, port } = new URL(live.url);
    const answerTo = (head: readonly string[], body: string): Promise<string> =>
      new Promise((done, fail) => {
        const socket = connect(Number(port), hostname);
        let text = '';
        socket.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        socket.once('error', fail).once('close', () => done(text));
        socket.write([...head, `Host: ${hostname}:${port}`, '', body].join('\r\n'));
      });
    const smuggled = 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n';
    const graphql = ['POST /graphql HTTP/1.1', 'Content-Type: application/json'];
    const twice = [
      await answerTo([...graphql, 'Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${smuggled}`),
      await answerTo([...graphql, 'Content-Length: 4', 'Content-Length: 40'], `{}\r\n${smuggled}`),
      await answerTo([...graphql, 'Transfer-Encoding: chunked, identity'], `0\r\n\r\n${smuggled}`),
      await answerTo([...graphql, 'Content-Length: +4'], `{}\r\n${smuggled}`),
    ];
    for (const answer of twice) {
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
    }
  });

  test('a parameter given twice is not read as another one, nor from another place', async () => {
    const query = (text: string) => encodeURIComponent(`{ ${text}: __typename }`);
    const twice = await live.alpha.client.send(`/graphql?query=${query('first')}&query=${query('second')}`, undefined, {
      'x-graphql-csrf': '1',
    });
    expect(twice.body).toEqual({ data: { first: 'Query' } });
    const both = await live.alpha.client.send(`/graphql?query=${query('address')}`, { query: '{ body: __typename }' });
    expect(Object.keys(both.body.data)).toEqual(['body']);
    const filters = await live.alpha.client.send('/api/exports/customers.csv?filter={}&unknown=1');
    expect(filters.status).toBe(400);
  });
});
