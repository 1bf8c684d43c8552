import type { EventType } from '../events/events.ts';
import { begin, transition } from '../lifecycle/machine.ts';
import { webhookDeliveryMachine, webhookEndpointMachine } from '../lifecycle/webhook-machines.ts';
import type { NewId } from '../model/entities.ts';
import { heldBack, type WebhookDelivery, type WebhookEndpoint, type WebhookSecret } from '../model/integrations.ts';
import type { Event, NewEvent } from '../model/records.ts';
import type { DropReason } from '../model/vocabulary.ts';
import { addDays, addHours } from '../time/instants.ts';
import { newDelivery, wantsEvent } from '../webhooks/plan-deliveries.ts';
import type { CommandContext } from './command.ts';
import { partnerEvent } from './command.ts';
import type { Outcome, Refused } from './outcome.ts';
import { already, done, findInvalid, findTextProblem, invalid, refused, stateError, wrongStatus } from './outcome.ts';
import type { InputProblem } from './refusal.ts';

export interface EndpointSettings {
  readonly url: string;
  /** null = every type. */
  readonly types: readonly EventType[] | null;
  readonly description: string | null;
}

const longestDescription = 500;

const findSettingsProblem = (
  { types, description }: Partial<EndpointSettings>,
  urlProblem: InputProblem | undefined,
): Outcome | undefined =>
  findInvalid([
    urlProblem && invalid('url', urlProblem),
    types?.length === 0 ? invalid('types', { code: 'no_types' }) : undefined,
    findTextProblem('description', description ?? '', { min: 0, max: longestDescription }),
  ]);

/** A new endpoint receives events from now on. `urlProblem` says what is wrong with its URL; undefined for nothing. */
export const decideCreateWebhookEndpoint = (
  command: {
    readonly partnerId: string;
    readonly id: string;
    readonly settings: EndpointSettings;
    readonly urlProblem: InputProblem | undefined;
    readonly secret: string;
    /** The end of the partner's log. */
    readonly lastSequence: number;
    /** How many endpoints the partner has. */
    readonly endpoints: number;
  },
  { now, policy }: CommandContext,
): Outcome => {
  const { partnerId, id, settings, urlProblem, secret, lastSequence, endpoints } = command;
  const problem = findSettingsProblem(settings, urlProblem);
  if (problem !== undefined) return problem;
  const { endpointsAtMost } = policy.webhooks;
  if (endpoints >= endpointsAtMost)
    return refused({ error: 'conflict', reason: { code: 'too_many_endpoints', max: endpointsAtMost }, path: [] });
  const row: WebhookEndpoint = {
    partnerId,
    id,
    url: settings.url,
    types: settings.types && [...new Set(settings.types)],
    description: settings.description,
    state: begin(webhookEndpointMachine, 'enabled'),
    stateReason: null,
    secrets: [{ secret, expiresAt: null }],
    createdAt: now,
    queuedThrough: lastSequence,
    failingSince: null,
    warned: false,
  };
  return done({ changes: [{ insert: 'webhookEndpoint', row }], events: [] });
};

/** Deliveries as the log tells of them when they are dropped. */
export interface DeliveryRange {
  readonly deliveries: number;
  /** Sequences of their first and last event. */
  readonly fromSequence: number;
  readonly toSequence: number;
}

/** The event of a drop; none where nothing was dropped. */
export const droppedEvents = (
  context: Pick<CommandContext, 'actor' | 'now' | 'correlationId'>,
  endpoint: Pick<WebhookEndpoint, 'partnerId' | 'id'>,
  { deliveries, fromSequence, toSequence, reason }: DeliveryRange & { readonly reason: DropReason },
): readonly NewEvent[] =>
  deliveries === 0
    ? []
    : [partnerEvent(context, 'webhook-delivery-dropped', endpoint, { deliveries, fromSequence, toSequence, reason })];

/** The event that tells what an endpoint has refused for too long; none where there is nothing. */
export const blockedEvents = (
  context: Pick<CommandContext, 'actor' | 'now' | 'correlationId'>,
  endpoint: Pick<WebhookEndpoint, 'partnerId' | 'id'>,
  /** The longest failing first. */
  heads: readonly WebhookDelivery[],
): readonly NewEvent[] => {
  const [first] = heads;
  if (!first?.firstFailedAt) return [];
  return [
    partnerEvent(context, 'webhook-delivery-blocked', endpoint, {
      relationships: heads.length,
      deliveryId: first.id,
      failingSince: first.firstFailedAt.toISOString(),
    }),
  ];
};

/** What is undefined stays unchanged. Enabling a paused or disabled endpoint resumes its queue. */
export const decideUpdateWebhookEndpoint = (
  command: {
    readonly endpoint: WebhookEndpoint;
    readonly settings: Partial<EndpointSettings>;
    readonly enabled: boolean | undefined;
    readonly urlProblem: InputProblem | undefined;
    /** What has waited since `keptSince` or longer: resuming drops it. */
    readonly tooOld: DeliveryRange;
  },
  context: CommandContext,
): Outcome => {
  const { endpoint, settings, enabled, urlProblem, tooOld } = command;
  const problem = findSettingsProblem(settings, urlProblem);
  if (problem !== undefined) return problem;
  const { partnerId, id } = endpoint;
  const resumes = enabled === true && endpoint.state !== 'enabled';
  const disables = enabled === false && endpoint.state !== 'disabled';
  const set = {
    ...settings,
    ...(resumes && reenabled(endpoint)),
    ...(disables && {
      state: transition(webhookEndpointMachine, endpoint.state, 'disabled'),
      stateReason: { code: 'disabled_by_user' as const, name: context.actor.name },
    }),
  };
  if (Object.entries(set).every(([field, value]) => isSame(endpoint[field as keyof WebhookEndpoint], value)))
    return already;
  return done({
    changes: [
      { update: 'webhookEndpoint', partnerId, id, set },
      ...(resumes
        ? [{ resume: 'webhookEndpoint' as const, partnerId, id, keptSince: keptSince(context), at: context.now }]
        : []),
    ],
    events: disables
      ? [
          partnerEvent(context, 'webhook-endpoint-disabled', endpoint, {
            state: { from: endpoint.state, to: 'disabled' },
            reason: 'disabled_by_user',
          }),
        ]
      : resumes
        ? droppedEvents(context, endpoint, { ...tooOld, reason: 'endpoint_stopped' })
        : [],
  });
};

/** What was queued then or earlier is too old for an endpoint's queue. */
export const keptSince = ({ now, policy }: Pick<CommandContext, 'now' | 'policy'>): Date =>
  addDays(now, -policy.webhooks.queueKeptDays);

const reenabled = ({ state }: WebhookEndpoint) => ({
  state: transition(webhookEndpointMachine, state, 'enabled'),
  stateReason: null,
  failingSince: null,
  warned: false,
});

const isSame = (before: unknown, after: unknown): boolean =>
  after === undefined || JSON.stringify(before) === JSON.stringify(after);

export const decideDeleteWebhookEndpoint = ({ partnerId, id }: WebhookEndpoint): Outcome =>
  done({ changes: [{ delete: 'webhookEndpoint', partnerId, id }], events: [] });

/** The new secret signs at once. The earlier ones sign during the overlap too, unless they are to end immediately. */
export const decideRotateWebhookSecret = (
  {
    endpoint,
    secret,
    immediately,
  }: { readonly endpoint: WebhookEndpoint; readonly secret: string; readonly immediately: boolean },
  { now, policy }: CommandContext,
): Outcome => {
  const overlapEnd = addHours(now, policy.webhooks.secretOverlapHours).toISOString();
  const before = signingSecrets(endpoint, now).map((one) => ({ ...one, expiresAt: one.expiresAt ?? overlapEnd }));
  const secrets = [{ secret, expiresAt: null }, ...(immediately ? [] : before)].slice(0, secretsAtMost);
  return done({
    changes: [{ update: 'webhookEndpoint', partnerId: endpoint.partnerId, id: endpoint.id, set: { secrets } }],
    events: [],
  });
};

// Each adds a signature to a header that receivers may limit.
const secretsAtMost = 5;

/** The secrets that sign now, the newest first. */
export const signingSecrets = ({ secrets }: Pick<WebhookEndpoint, 'secrets'>, now: Date): readonly WebhookSecret[] =>
  secrets.filter(({ expiresAt }) => expiresAt === null || new Date(expiresAt) > now);

export const decideSendTestEvent = (endpoint: WebhookEndpoint, context: CommandContext): Outcome =>
  findNotEnabled(endpoint) ??
  done({ changes: [], events: [partnerEvent(context, 'test-created', endpoint, { endpointId: endpoint.id })] });

/** A pending delivery is tried now; a finished one is sent again, outside its lane. */
export const decideRedeliver = (
  command: {
    readonly endpoint: WebhookEndpoint;
    readonly delivery: WebhookDelivery;
    readonly event: Event;
    /** Of the new delivery, if there is to be one. */
    readonly id: string;
  },
  { now }: CommandContext,
): Outcome => {
  const { endpoint, delivery, event, id } = command;
  const problem = findNotEnabled(endpoint);
  if (problem !== undefined) return problem;
  if (delivery.state === 'pending') {
    const { partnerId, leasedUntil, nextAttemptAt } = delivery;
    // Being tried, due, or behind another in its lane: it cannot go any sooner.
    if (leasedUntil !== null || nextAttemptAt <= now || nextAttemptAt >= heldBack) return already;
    return done({
      changes: [{ update: 'webhookDelivery', partnerId, id: delivery.id, set: { nextAttemptAt: now } }],
      events: [],
    });
  }
  const row = newDelivery({ endpoint, event, cause: 'redelivery', id, now });
  return done({ changes: [{ insert: 'webhookDelivery', row }], events: [] });
};

/** Gives up a delivery that still waits, whatever its endpoint's state. */
export const decideSkipDelivery = (
  command: { readonly delivery: WebhookDelivery; readonly reason: string },
  context: CommandContext,
): Outcome => {
  const { delivery } = command;
  const { partnerId, id, endpointId, eventId, eventSequence, state: from } = delivery;
  const reason = command.reason.trim();
  const problem = findInvalid([findTextProblem('reason', reason, { min: 1, max: longestReason })]);
  if (problem !== undefined) return problem;
  if (from === 'skipped') return already;
  if (from !== 'pending') return wrongStatus(from, 'pending');
  const state = transition(webhookDeliveryMachine, from, 'skipped');
  const set = { state, skip: { by: context.actor, reason }, finishedAt: context.now };
  return done({
    changes: [{ skip: 'webhookDelivery', partnerId, endpointId, id, set }],
    events: [
      partnerEvent(context, 'webhook-delivery-skipped', delivery, {
        state: { from, to: state },
        reason,
        endpointId,
        eventId,
        eventSequence,
      }),
    ],
  });
};

const longestReason = 1000;

/** Makes everything due at once that waits for its next attempt. */
export const decideRetryEndpoint = (endpoint: WebhookEndpoint, { now }: CommandContext): Outcome =>
  findNotEnabled(endpoint) ??
  done({
    changes: [{ retry: 'webhookEndpoint', partnerId: endpoint.partnerId, id: endpoint.id, at: now }],
    events: [],
  });

/** Sends events again, in order and ahead of what is pending for their relationships. */
export const decideReplayEvents = (
  command: { readonly endpoint: WebhookEndpoint; readonly events: readonly Event[]; readonly newId: NewId },
  { now }: CommandContext,
): Outcome => {
  const { endpoint, events, newId } = command;
  const problem = findNotEnabled(endpoint);
  if (problem !== undefined) return problem;
  const rows = events
    .filter((event) => wantsEvent(endpoint, event))
    .map((event) => newDelivery({ endpoint, event, cause: 'replay', id: newId('webhookDelivery'), now }));
  return done({ changes: rows.map((row) => ({ insert: 'webhookDelivery', row })), events: [] });
};

/** What is wrong with a range to replay; undefined for nothing. */
export const findReplayProblem = (
  { from, to }: { readonly from: number; readonly to: number },
  { policy }: Pick<CommandContext, 'policy'>,
): Refused | undefined => {
  const { longestReplay } = policy.webhooks;
  const tooLong = { code: 'range_too_long', count: longestReplay, max: from + longestReplay - 1 } as const;
  return findInvalid([
    from < 1 ? invalid('fromSequence', { code: 'before_first_sequence', min: 1 }) : undefined,
    to < from ? invalid('toSequence', { code: 'range_reversed' }) : undefined,
    to - from >= longestReplay ? invalid('toSequence', tooLong) : undefined,
  ]);
};

const findNotEnabled = ({ state }: WebhookEndpoint): Outcome | undefined =>
  state === 'enabled' ? undefined : stateError(state, { code: 'endpoint_not_enabled', state });
