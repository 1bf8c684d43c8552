import { createSender, createWebhookWorker, type WebhookWorker } from '@untether/webhooks';
import { describeFault, type Log } from '../log.ts';
import type { App } from '../open-app.ts';

/** Delivers webhooks for every partner, in this process, until it is stopped. */
export const startDelivery = ({
  app: { store, ports, bell },
  loopbackAllowed,
  log,
}: {
  readonly app: Pick<App, 'store' | 'ports' | 'bell'>;
  /** Demo mode: receivers on this machine may be reached. */
  readonly loopbackAllowed: boolean;
  readonly log: Log;
}): WebhookWorker =>
  createWebhookWorker({
    queue: store.webhookQueue,
    send: createSender({ rules: { loopbackAllowed } }),
    policy: ports.policy.webhooks,
    newId: ports.newId,
    now: ports.now,
    random: Math.random,
    onRing: bell.onRing,
    onFault: (thrown) => log('error', 'webhook delivery failed internally', { fault: describeFault(thrown) }),
  });
