export { type RefusalCode, SubscriptionRefused, WebhookRefused } from './errors.ts';
export type { Actor, JsonValue, RelationshipEvent, StreamedEvent, WebhookEvent } from './event.ts';
export { type EventType, eventTypes } from './event-types.ts';
export { type SubscribeOptions, type SubscriptionState, subscribe } from './subscribe.ts';
export { verifyWebhook, type WebhookHeaders } from './verify-webhook.ts';
