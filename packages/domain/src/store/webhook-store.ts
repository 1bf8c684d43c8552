import type { DeliveryRange } from '../commands/webhook.ts';
import type { WebhookAttempt, WebhookDelivery, WebhookEndpoint } from '../model/integrations.ts';
import type { Event, NewEvent } from '../model/records.ts';
import type { WebhookDeliveryState } from '../model/vocabulary.ts';
import type { Counts, Page, PageRequest, Pages } from './paging.ts';

/** Which deliveries: a list per endpoint. */
export interface DeliveryQuery {
  readonly endpointIds: readonly string[];
  /** Only in this state; undefined = in any. */
  readonly state?: WebhookDeliveryState | undefined;
}

/** Reads of a partner's webhooks. */
export interface WebhookReads {
  /** Oldest first. */
  listWebhookEndpoints(partnerId: string, page: PageRequest): Promise<Page<WebhookEndpoint>>;
  countWebhookEndpoints(partnerId: string): Promise<number>;
  findWebhookEndpoints(partnerId: string, ids: readonly string[]): Promise<WebhookEndpoint[]>;
  /** How many deliveries wait and since when the first one does, for the endpoints that have any. */
  countPendingDeliveries(
    partnerId: string,
    endpointIds: readonly string[],
  ): Promise<{ readonly endpointId: string; readonly pending: number; readonly since: Date }[]>;
  /** What waits at an endpoint since `until` or longer. */
  findWaitingSince(endpoint: EndpointKey, until: Date): Promise<DeliveryRange>;
  /** Pending deliveries that hold up their relationship after a failed attempt, the longest failing first. */
  listBlockedDeliveries(
    partnerId: string,
    endpointIds: readonly string[],
    page: PageRequest,
  ): Promise<Pages<WebhookDelivery>>;
  countBlockedDeliveries(partnerId: string, endpointIds: readonly string[]): Promise<Counts>;
  /** How many deliveries wait in these lanes of endpoints, the head included. */
  countLanes(partnerId: string, lanes: readonly Lane[]): Promise<(Lane & { readonly pending: number })[]>;
  /** By the event's sequence, then id; ascending. */
  listWebhookDeliveries(partnerId: string, query: DeliveryQuery, page: PageRequest): Promise<Pages<WebhookDelivery>>;
  countWebhookDeliveries(partnerId: string, query: DeliveryQuery): Promise<Counts>;
  findWebhookDeliveries(partnerId: string, ids: readonly string[]): Promise<WebhookDelivery[]>;
  /** What became of these events at every endpoint, oldest first. */
  listDeliveriesOfEvents(partnerId: string, eventIds: readonly string[]): Promise<WebhookDelivery[]>;
  /** By delivery, then number. */
  listWebhookAttempts(partnerId: string, deliveryIds: readonly string[]): Promise<WebhookAttempt[]>;
}

export interface Lane {
  readonly endpointId: string;
  readonly lane: string;
}

export type EndpointKey = Pick<WebhookEndpoint, 'partnerId' | 'id'>;

/** A delivery that this worker alone may send until `delivery.leasedUntil`. */
export interface ClaimedDelivery {
  readonly delivery: WebhookDelivery;
  readonly endpoint: WebhookEndpoint;
  readonly event: Event;
}

export interface ClaimRequest {
  readonly now: Date;
  readonly leasedUntil: Date;
  /** How many more deliveries of this endpoint the worker can take, before any claimed here. */
  readonly slotsOf: (endpoint: Pick<WebhookEndpoint, 'id' | 'failingSince'>) => number;
  /** How many more at all. */
  readonly limit: number;
}

/**
 * Reads at most `limit` events that are not queued for the endpoint yet, queues what `plan` makes of them and remembers
 * how far it got. Claims as many of the new ones as `slotsOf` allows and as may go immediately.
 */
export interface FanOut extends Pick<ClaimRequest, 'slotsOf' | 'leasedUntil'> {
  readonly limit: number;
  readonly plan: (endpoint: WebhookEndpoint, events: readonly Event[]) => readonly WebhookDelivery[];
}

export interface FannedOut {
  /** Whether the log may have more. */
  readonly more: boolean;
  readonly claimed: readonly ClaimedDelivery[];
}

/** What an attempt makes of its delivery and its endpoint. */
export interface AttemptOutcome {
  readonly delivery: Pick<WebhookDelivery, 'state' | 'attempts' | 'firstFailedAt' | 'nextAttemptAt' | 'finishedAt'>;
  readonly endpoint: Partial<Pick<WebhookEndpoint, 'state' | 'stateReason' | 'failingSince' | 'warned'>>;
  /** The endpoint answers again: what waits for its next attempt is due, unless its wait was cut short after this. null = not so. */
  readonly hastensUntil: Date | null;
  readonly events: readonly NewEvent[];
}

export interface AttemptReport {
  /** As it was claimed. */
  readonly claimed: WebhookDelivery;
  readonly attempt: Omit<WebhookAttempt, 'partnerId' | 'deliveryId' | 'number'>;
  /** Given both in their current state; may be called twice. */
  readonly decide: (delivery: WebhookDelivery, endpoint: WebhookEndpoint) => AttemptOutcome;
}

/** What else is done in the transaction that records attempts: claim what is due, then queue new events. */
export interface NextWork extends ClaimRequest {
  /** The endpoints to queue for, each once. */
  readonly behind: readonly EndpointKey[];
  readonly fanOut: Omit<FanOut, 'slotsOf' | 'leasedUntil'>;
}

export interface RecordedAttempts {
  /** Of each report, whether it was kept. */
  readonly kept: readonly boolean[];
  readonly claimed: readonly ClaimedDelivery[];
  /** Those for which the log may have more. */
  readonly more: readonly EndpointKey[];
}

/**
 * The port of the worker that delivers. It works for every partner at once: `listPartners`, `listBehind`, `claim`, `findNextDue` and
 * `dropExpired` look across them, each write is of one partner. A partner's lock is held only to append an event.
 */
export interface WebhookQueue {
  /** Partners with an endpoint that is not disabled: for all others there is nothing to do. */
  listPartners(): Promise<string[]>;
  /**
   * Calls the listener after each commit of this process that changed endpoints or queued deliveries, but for what is
   * changed through this port. Before anyone is told that a log has grown. Returns how to stop.
   */
  onChange(listener: () => void): () => void;
  /** Endpoints that are not disabled and whose partner's log has grown; null = of all partners. */
  listBehind(partnerIds: readonly string[] | null): Promise<EndpointKey[]>;
  /** One transaction of queueing: see `FanOut`. */
  fanOut(endpoint: EndpointKey, request: FanOut): Promise<FannedOut>;
  /** Takes due deliveries of enabled endpoints, at most one per lane. */
  claim(request: ClaimRequest): Promise<ClaimedDelivery[]>;
  /**
   * Records attempts and what follows from them, releases the next of their lanes, and does what is next: all in one
   * transaction. Nothing is written for a delivery that is no longer the caller's.
   */
  recordAttempts(reports: readonly AttemptReport[], next: NextWork | null): Promise<RecordedAttempts>;
  /** Gives back what was claimed but not tried. */
  release(claimed: readonly WebhookDelivery[], now: Date): Promise<void>;
  /** The earliest instant after `after` at which something falls due; null for none. */
  findNextDue(after: Date): Promise<Date | null>;
  /** Drops what has waited since `before` or longer at endpoints that are not enabled, and appends what `tell` says. */
  dropExpired(
    before: Date,
    now: Date,
    tell: (endpoint: WebhookEndpoint, dropped: DeliveryRange) => readonly NewEvent[],
  ): Promise<void>;
  /**
   * For each enabled endpoint: what has failed since `before` or longer, holds up its relationship and was not announced
   * yet. Marks it as announced and appends what `tell` says, in one transaction.
   */
  announceBlocked(
    before: Date,
    tell: (endpoint: WebhookEndpoint, heads: readonly WebhookDelivery[]) => readonly NewEvent[],
  ): Promise<void>;
}
