import { ROOT_CONTEXT, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { routeOf } from './http/routes-watched.ts';
import type { OnEnd } from './http/when-ended.ts';

export interface Tracing {
  readonly onEnd: OnEnd;
  /** Sends what was not sent yet. */
  readonly close: () => Promise<void>;
}

interface Options {
  /** Of a collector; spans go to /v1/traces below it. */
  readonly endpoint: string;
  readonly service: string;
}

/** How long the last spans may take at the end. */
const patienceMs = 3000;

const headers = {
  get: (carrier: unknown, name: string) => (carrier as Record<string, string | string[] | undefined>)[name],
  keys: (carrier: unknown) => Object.keys(carrier as object),
};

/**
 * A span for each request, below the one its sender names (`traceparent`). It is made once the request is over, without
 * a context that follows the request through its promises, which would cost every promise of the process something.
 */
export const openTracing = ({ endpoint, service }: Options): Tracing => {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('untether');
  const propagator = new W3CTraceContextPropagator();
  return {
    onEnd: ({ req, res, ms }, { requestId = '', operation, codes }) => {
      const route = routeOf(req.url);
      if (route === 'health') return;
      const endTime = Date.now();
      const span = tracer.startSpan(
        operation ? `graphql ${operation.slice(0, 100)}` : `${req.method} ${route}`,
        {
          kind: SpanKind.SERVER,
          startTime: endTime - ms,
          attributes: {
            'http.request.method': req.method ?? '',
            'http.route': route,
            'http.response.status_code': res.statusCode,
            'untether.request_id': requestId,
            ...(operation && { 'graphql.operation.name': operation.slice(0, 100) }),
            ...(codes && { 'untether.error_codes': [...codes] }),
          },
        },
        propagator.extract(ROOT_CONTEXT, req.headers, headers),
      );
      if (res.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(endTime);
    },
    close: async () => {
      const late = new Promise<void>((done) => setTimeout(done, patienceMs).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
    },
  };
};
