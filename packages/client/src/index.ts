export { type RefusalCode, SubscriptionRefused, WebhookRefused } from './errors.ts';
export type { Actor, EventType, RelationshipEvent, StreamedEvent, WebhookEvent } from './event.ts';
export * from './events.gen.ts';
export { type SubscribeOptions, type SubscriptionState, subscribe } from './subscribe.ts';
export { verifyWebhook, type WebhookHeaders } from './verify-webhook.ts';
