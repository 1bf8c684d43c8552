import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutSecrets } from '../src/without-secrets.ts';
import { createClient } from './harness/client.ts';
import { type Ended, freePort, type Installation, newFolder, type Serving, serve } from './harness/process.ts';

const email = 'admin@meridian.example';
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parent = '00f067aa0ba902b7';
const requestId = 'proxy-7f3a:0001';

/** As an OTLP collector: keeps what it is sent. */
const openCollector = async () => {
  // biome-ignore lint/suspicious/noExplicitAny: what is sent is compared, not used.
  const spans: any[] = [];
  const server: Server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req.setEncoding('utf8')) text += chunk;
    if (req.url === '/v1/traces')
      for (const resource of JSON.parse(text).resourceSpans)
        for (const scope of resource.scopeSpans)
          for (const span of scope.spans) spans.push({ ...span, resource: resource.resource });
    res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { spans, url: `http://127.0.0.1:${port}`, close: () => server.close() };
};

let place: Installation;
let server: Serving;
let collector: Awaited<ReturnType<typeof openCollector>>;
let metricsUrl: string;
let metrics: string;
let ended: Ended;
beforeAll(async () => {
  place = newFolder();
  collector = await openCollector();
  const metricsPort = await freePort();
  metricsUrl = `http://127.0.0.1:${metricsPort}`;
  server = await serve({
    DATABASE_URL: place.databaseUrl,
    LOG_LEVEL: 'info',
    ACCESS_LOG: 'true',
    METRICS_PORT: String(metricsPort),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_SERVICE_NAME: 'untether-test',
  });
  const client = createClient(server.url);
  await client.signIn(email, 'untether-demo');
  const plain = { 'x-request-id': requestId, traceparent: `00-${traceId}-${parent}-01` };
  await client.send('/graphql', { query: 'query Customers { customers(first: 1) { nodes { id } } }' }, plain);
  // The long way, by a header that the short path does not take.
  const long = { accept: 'application/graphql-response+json, text/plain', 'accept-encoding': 'identity' };
  await client.send('/graphql?x=1', { query: 'query Customers { customers(first: 1) { nodes { id } } }' }, long);
  await client.send('/graphql', { query: 'query FromAnAttacker_1 { customers(first: 1) { nodes { id } } }' });
  await client.send('/graphql', { query: '{ node(id: "cus_1", what: 1) { id } }' });
  await client.send('/graphql', { query: 'query X { customers(first: 1, after: "nonsense") { nodes { id } } }' });
  await client.send('/invitation?token=very-secret-token');
  await client
    .send('/api/nothing', undefined, { 'x-request-id': 'a"b\n', authorization: 'Bearer unt_secretsecret' })
    .catch(() => undefined);
  metrics = await (await fetch(`${metricsUrl}/metrics`)).text();
  ended = await server.stop();
});
afterAll(() => {
  collector.close();
  place.remove();
});

// biome-ignore lint/suspicious/noExplicitAny: entries are compared, not used.
const entries = (): any[] =>
  ended.stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const valueIn = (series: string): number | undefined => {
  const line = metrics.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};

describe('the log', () => {
  test('says what it was started with, what was migrated, when it serves and when it stops, one JSON object a line', () => {
    const lines = entries();
    const others = lines.filter(({ message }) => message !== 'request' && message !== 'authentication');
    expect(others.map(({ message }) => message)).toEqual([
      'starting',
      'the database was migrated',
      'serving',
      'stopping',
      'stopped',
    ]);
    expect(lines[0]).toMatchObject({ level: 'info', at: expect.stringMatching(/^20.*Z$/), port: server.port });
    expect(lines.every(({ at, level }) => at && level === 'info')).toBe(true);
  });

  test('has a line for each request, with the id that a proxy gave it', () => {
    const requests = entries().filter(({ message }) => message === 'request');
    expect(requests).toContainEqual(
      expect.objectContaining({
        requestId,
        method: 'POST',
        path: '/graphql',
        operation: 'Customers',
        status: 200,
        user: expect.stringMatching(/^usr_/),
        ms: expect.any(Number),
      }),
    );
    expect(requests.filter(({ operation }) => operation === 'Customers')).toHaveLength(2);
    expect(requests).toContainEqual(expect.objectContaining({ operation: 'X', codes: ['CURSOR_INVALID'] }));
  });

  test('has no secret, no query string, and no id that could forge a line', () => {
    expect(entries()).toContainEqual(expect.objectContaining({ path: '/invitation' }));
    for (const secret of ['very-secret-token', 'untether-demo', 'unt_secretsecret', 'session_token', 'a"b'])
      expect(ended.stderr).not.toContain(secret);
  });

  test('takes secrets out of what faults say', () => {
    expect(
      withoutSecrets(
        'fetch with Bearer abc.def to postgres://me:word@host/db?token=t1 failed; whsec_AbC= better-auth.session_token=q.s;',
      ),
    ).toBe(
      'fetch with Bearer [redacted] to postgres://***@host/db?token=[redacted] failed; whsec_[redacted] better-auth.session_token=[redacted];',
    );
  });
});

describe('the metrics', () => {
  test('count requests by route and status, operations by the names of known documents only, errors by code', () => {
    expect(valueIn('untether_http_requests_total{route="graphql",status="200"}')).toBeGreaterThanOrEqual(4);
    expect(valueIn('untether_http_requests_total{route="api",status="404"}')).toBe(1);
    expect(valueIn('untether_operation_duration_seconds_count{operation="Customers"}')).toBe(2);
    expect(valueIn('untether_operation_duration_seconds_count{operation="other"}')).toBe(2);
    expect(metrics).not.toContain('FromAnAttacker');
    expect(valueIn('untether_errors_total{code="CURSOR_INVALID"}')).toBe(1);
    expect(valueIn('untether_ready')).toBe(1);
    expect(valueIn('untether_clock_lag_seconds')).toBeGreaterThanOrEqual(0);
    expect(valueIn('untether_streams_open')).toBe(0);
    expect(valueIn('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });

  test('are not on the port of the product, and end with the process', async () => {
    await expect(fetch(`${metricsUrl}/metrics`)).rejects.toThrow();
    expect(entries()).not.toContainEqual(expect.objectContaining({ path: '/metrics' }));
  });

  test('are those that the dashboard asks for', () => {
    const dashboard = readFileSync(new URL('../../../deploy/grafana.json', import.meta.url), 'utf8');
    const exprs = [...dashboard.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map(([, expr = '']) => expr);
    const asked = new Set(exprs.flatMap((expr) => expr.match(/\b(?:untether|nodejs|process)_\w+/g) ?? []));
    expect(asked.size).toBeGreaterThan(10);
    const known = new Set(
      [...metrics.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
      ),
    );
    expect([...asked].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('a collector of traces', () => {
  test('gets a span for each request, below the one that the sender named', () => {
    const named = collector.spans.find((span) => span.traceId === traceId);
    expect(named).toMatchObject({ parentSpanId: parent, name: 'graphql Customers', kind: 2 });
    const attributes = Object.fromEntries(
      named.attributes.map(({ key, value }: { key: string; value: object }) => [key, Object.values(value)[0]]),
    );
    expect(attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.route': 'graphql',
      'http.response.status_code': 200,
      'untether.request_id': requestId,
    });
    expect(named.resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'untether-test' } });
    expect(collector.spans.map(({ name }) => name)).toContain('POST auth');
    expect(JSON.stringify(collector.spans)).not.toContain('very-secret-token');
  });
});
