import { createSender, createWebhookWorker, type WebhookWorker } from '@untether/webhooks';
import { describeFault, type Log } from '../log.ts';
import type { App } from '../open-app.ts';

/** Delivers webhooks for every partner, in this process, until it is stopped. */
export const startDelivery = ({
  app: { store, ports, bell },
  loopbackAllowed,
  log,
  onTurn,
  onAttempt,
}: {
  readonly app: Pick<App, 'store' | 'ports' | 'bell'>;
  /** Demo mode: receivers on this machine may be reached. */
  readonly loopbackAllowed: boolean;
  readonly log: Log;
  readonly onTurn: () => void;
  readonly onAttempt: ((isDelivered: boolean) => void) | undefined;
}): WebhookWorker => {
  const send = createSender({ rules: { loopbackAllowed } });
  return createWebhookWorker({
    queue: store.webhookQueue,
    send: async (post, signal) => {
      const result = await send(post, signal);
      onAttempt?.(result.error === null);
      return result;
    },
    policy: ports.policy.webhooks,
    newId: ports.newId,
    now: ports.now,
    random: Math.random,
    onRing: bell.onRing,
    onTurn,
    onFault: (thrown) => log('error', 'webhook delivery failed internally', { fault: describeFault(thrown) }),
  });
};
