import type { OperationSettings } from '../env.ts';
import type { Readiness } from '../health/readiness.ts';
import { accessLog } from '../http/access-log.ts';
import type { Watch } from '../http/watch.ts';
import { type OnEnd, whenEnded } from '../http/when-ended.ts';
import type { Log } from '../log.ts';
import type { Metrics, Sources } from '../metrics/metrics.ts';

/** What looks at the process while it works. What is not asked for is not loaded, and costs nothing. */
export interface Watching {
  /** null without metrics. */
  readonly metrics: Metrics | null;
  /** undefined where nobody looks at requests. */
  readonly watch: Watch | undefined;
  /** As the given one; readiness and metrics hear of what is wrong. */
  readonly log: Log;
  /** Serves the metrics and returns how to end everything. Call it once the process serves. */
  readonly open: () => Promise<() => Promise<void>>;
}

interface Options {
  readonly settings: OperationSettings;
  readonly log: Log;
  readonly readiness: Readiness;
  readonly sources: Sources;
}

export const openWatching = async ({ settings, log, readiness, sources }: Options): Promise<Watching> => {
  const metrics = settings.metricsPort === null ? null : (await import('../metrics/metrics.ts')).createMetrics(sources);
  const { traceEndpoint: endpoint, traceService: service } = settings;
  const tracing = endpoint === null ? null : (await import('../tracing.ts')).openTracing({ endpoint, service });
  const calls: OnEnd[] = [];
  if (metrics) calls.push(metrics.onEnd);
  if (tracing) calls.push(tracing.onEnd);
  if (settings.accessLog) calls.push(accessLog(log));
  return {
    metrics,
    watch: calls.length === 0 ? undefined : whenEnded(...calls),
    log: (level, message, fields) => {
      if (level === 'warn' || level === 'error') metrics?.logged(level);
      if (fields?.storage !== undefined) readiness.saw(String(fields.storage), String(fields.says));
      log(level, message, fields);
    },
    open: async () => {
      const closing: (() => Promise<void>)[] = tracing ? [tracing.close] : [];
      if (metrics && settings.metricsPort !== null) {
        const { serveMetrics } = await import('../metrics/metrics-server.ts');
        const { metricsPort: port, metricsHost: host } = settings;
        closing.push((await serveMetrics(metrics, { port, host, log })).close);
      }
      return async () => {
        await Promise.all(closing.map((close) => close()));
      };
    },
  };
};
