import type {
  CommandContext,
  EndpointSettings,
  EventType,
  Outcome,
  StoreTransaction,
  Viewer,
  WebhookEndpoint,
} from '@untether/domain';
import {
  decideCreateWebhookEndpoint,
  decideDeleteWebhookEndpoint,
  decideRedeliver,
  decideReplayEvents,
  decideRetryEndpoint,
  decideRotateWebhookSecret,
  decideSendTestEvent,
  decideSkipDelivery,
  decideUpdateWebhookEndpoint,
  findReplayProblem,
  keptSince,
  newDelivery,
  refused,
} from '@untether/domain';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

type EndpointIds = { readonly endpointId: string };
type NewEndpointIds = EndpointIds & { readonly startsAfter: string };
type EndpointResult = CommandResult<EndpointIds>;
/** `secret` is shown once, and not at all where only its public key matters. */
type SecretResult<Ids extends EndpointIds = EndpointIds> = CommandResult<Ids, { readonly secret: string | null }>;

const permission = 'manage_webhooks' as const;
const shownSecret = <Ids extends EndpointIds>(
  result: CommandResult<Ids>,
  secret: string,
  { webhooks }: Ports,
): SecretResult<Ids> =>
  result.ok ? { ...result, secret: !result.replayed && webhooks.publicKeyOf(secret) === null ? secret : null } : result;

export const createWebhookEndpoint =
  (ports: Ports) =>
  async (
    viewer: Viewer,
    input: Keyed<EndpointSettings & { readonly ed25519: boolean }>,
  ): Promise<SecretResult<NewEndpointIds>> => {
    const { idempotencyKey, ed25519, ...settings } = input;
    const partnerId = viewer.partner.id;
    const endpointId = ports.newId('webhookEndpoint');
    const secret = ports.webhooks.newSecret({ ed25519 });
    const urlProblem = await ports.webhooks.findUrlProblem(settings.url);
    const result = await runCommand(ports, viewer, {
      name: 'createWebhookEndpoint',
      permission,
      input: { ...settings, ed25519 },
      idempotencyKey,
      decide: async (tx, context) => {
        const lastSequence = await tx.lastSequence(partnerId);
        const endpoints = await tx.countWebhookEndpoints(partnerId);
        const command = {
          partnerId,
          id: endpointId,
          settings: { ...settings, url: ports.webhooks.plainUrl(settings.url) },
          urlProblem,
          secret,
          lastSequence,
          endpoints,
        };
        return decided(decideCreateWebhookEndpoint(command, context), {
          ids: { endpointId, startsAfter: String(lastSequence) },
        });
      },
    });
    return shownSecret(result, secret, ports);
  };

export interface UpdateEndpoint {
  readonly endpointId: string;
  readonly url?: string | undefined;
  readonly types?: readonly EventType[] | null | undefined;
  readonly description?: string | null | undefined;
  readonly enabled?: boolean | undefined;
}

export const updateWebhookEndpoint =
  (ports: Ports) =>
  async (viewer: Viewer, input: Keyed<UpdateEndpoint>): Promise<EndpointResult> => {
    const { idempotencyKey, endpointId, url, types, description, enabled } = input;
    const urlProblem = url === undefined ? undefined : await ports.webhooks.findUrlProblem(url);
    const settings = {
      ...(url !== undefined && { url: ports.webhooks.plainUrl(url) }),
      ...(types !== undefined && { types: types && [...new Set(types)] }),
      ...(description !== undefined && { description }),
    };
    const command = { name: 'updateWebhookEndpoint', endpointId, idempotencyKey, more: { ...settings, enabled } };
    return onEndpoint(ports, viewer, command, async (endpoint, context, tx) => {
      const tooOld = await tx.findWaitingSince(endpoint, keptSince(context));
      return decideUpdateWebhookEndpoint({ endpoint, settings, enabled, urlProblem, tooOld }, context);
    });
  };

type OneEndpoint = Keyed<{ readonly endpointId: string }>;

export const deleteWebhookEndpoint =
  (ports: Ports) =>
  (viewer: Viewer, input: OneEndpoint): Promise<EndpointResult> =>
    onEndpoint(ports, viewer, { name: 'deleteWebhookEndpoint', ...input }, decideDeleteWebhookEndpoint);

export const rotateWebhookSecret =
  (ports: Ports) =>
  async (
    viewer: Viewer,
    { immediately, ...input }: OneEndpoint & { readonly immediately: boolean },
  ): Promise<SecretResult> => {
    let secret = '';
    const command = { name: 'rotateWebhookSecret', ...input, more: { immediately } };
    const result = await onEndpoint(ports, viewer, command, (endpoint, context) => {
      const ed25519 = ports.webhooks.publicKeyOf(endpoint.secrets[0]?.secret ?? '') !== null;
      secret = ports.webhooks.newSecret({ ed25519 });
      return decideRotateWebhookSecret({ endpoint, secret, immediately }, context);
    });
    return shownSecret(result, secret, ports);
  };

export const sendTestEvent =
  (ports: Ports) =>
  (
    viewer: Viewer,
    { endpointId, idempotencyKey }: OneEndpoint,
  ): Promise<CommandResult<EndpointIds & { readonly deliveryId: string }>> => {
    const id = ports.newId('webhookDelivery');
    return runCommand(ports, viewer, {
      name: 'sendTestEvent',
      permission,
      input: { endpointId },
      idempotencyKey,
      decide: async (tx, context) => {
        const endpoint = await findEndpoint(tx, viewer, endpointId);
        if (endpoint === undefined) return unknownEndpoint;
        return decided(decideSendTestEvent(endpoint, context), {
          ids: { endpointId, deliveryId: id },
          follow: (events) =>
            events.map((event) => ({
              insert: 'webhookDelivery',
              row: newDelivery({ endpoint, event, cause: 'test', id, now: context.now }),
            })),
        });
      },
    });
  };

export const retryEndpoint =
  (ports: Ports) =>
  (viewer: Viewer, input: OneEndpoint): Promise<EndpointResult> =>
    onEndpoint(ports, viewer, { name: 'retryEndpoint', ...input }, decideRetryEndpoint);

export const skipDelivery =
  (ports: Ports) =>
  (
    viewer: Viewer,
    { deliveryId, reason, idempotencyKey }: Keyed<{ readonly deliveryId: string; readonly reason: string }>,
  ): Promise<CommandResult<{ readonly deliveryId: string }>> =>
    runCommand(ports, viewer, {
      name: 'skipDelivery',
      permission,
      input: { deliveryId, reason },
      idempotencyKey,
      decide: async (tx, context) => {
        const [delivery] = await tx.findWebhookDeliveries(viewer.partner.id, [deliveryId]);
        if (delivery === undefined) return refused(notFound('webhook_delivery'));
        return decided(decideSkipDelivery({ delivery, reason }, context), { ids: { deliveryId } });
      },
    });

export const redeliver =
  (ports: Ports) =>
  (
    viewer: Viewer,
    { deliveryId, idempotencyKey }: Keyed<{ readonly deliveryId: string }>,
  ): Promise<CommandResult<{ readonly deliveryId: string }>> => {
    const partnerId = viewer.partner.id;
    return runCommand(ports, viewer, {
      name: 'redeliver',
      permission,
      input: { deliveryId },
      idempotencyKey,
      decide: async (tx, context) => {
        const [delivery] = await tx.findWebhookDeliveries(partnerId, [deliveryId]);
        if (delivery === undefined) return refused(notFound('webhook_delivery'));
        const [endpoint] = await tx.findWebhookEndpoints(partnerId, [delivery.endpointId]);
        const [event] = await tx.findEvents(partnerId, [delivery.eventId]);
        if (endpoint === undefined || event === undefined) throw new Error('a delivery without endpoint or event');
        const id = ports.newId('webhookDelivery');
        return decided(decideRedeliver({ endpoint, delivery, event, id }, context), {
          ids: { deliveryId: delivery.state === 'pending' ? deliveryId : id },
        });
      },
    });
  };

export const replayEvents =
  (ports: Ports) =>
  (
    viewer: Viewer,
    input: Keyed<{ readonly endpointId: string; readonly fromSequence: number; readonly toSequence: number }>,
  ): Promise<CommandResult<{ readonly endpointId: string; readonly queued: string }>> => {
    const { endpointId, fromSequence: from, toSequence: to, idempotencyKey } = input;
    return runCommand(ports, viewer, {
      name: 'replayEvents',
      permission,
      input: { endpointId, from, to },
      idempotencyKey,
      decide: async (tx, context) => {
        const endpoint = await findEndpoint(tx, viewer, endpointId);
        if (endpoint === undefined) return unknownEndpoint;
        const problem = findReplayProblem({ from, to }, context);
        if (problem !== undefined) return problem;
        const events = await tx.readLog(viewer.partner.id, from - 1, to - from + 1);
        const outcome = decideReplayEvents({ endpoint, events, newId: ports.newId }, context);
        const queued = outcome.outcome === 'done' ? outcome.decision.changes.length : 0;
        return decided(outcome, { ids: { endpointId, queued: String(queued) } });
      },
    });
  };

const unknownEndpoint = refused(notFound('webhook_endpoint'));

const findEndpoint = async (
  tx: StoreTransaction,
  viewer: Viewer,
  endpointId: string,
): Promise<WebhookEndpoint | undefined> => (await tx.findWebhookEndpoints(viewer.partner.id, [endpointId]))[0];

const onEndpoint = (
  ports: Ports,
  viewer: Viewer,
  command: Keyed<{
    readonly name: string;
    readonly endpointId: string;
    /** The rest of its input. */
    readonly more?: Partial<EndpointSettings> & {
      readonly enabled?: boolean | undefined;
      readonly immediately?: boolean;
    };
  }>,
  decide: (endpoint: WebhookEndpoint, context: CommandContext, tx: StoreTransaction) => Outcome | Promise<Outcome>,
): Promise<EndpointResult> => {
  const { name, endpointId, more, idempotencyKey } = command;
  return runCommand(ports, viewer, {
    name,
    permission,
    input: { endpointId, ...more },
    idempotencyKey,
    decide: async (tx, context) => {
      const endpoint = await findEndpoint(tx, viewer, endpointId);
      if (endpoint === undefined) return unknownEndpoint;
      return decided(await decide(endpoint, context, tx), { ids: { endpointId } });
    },
  });
};
