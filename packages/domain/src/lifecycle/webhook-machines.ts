import type { WebhookDeliveryState, WebhookEndpointState } from '../model/vocabulary.ts';
import { webhookDeliveryStates, webhookEndpointStates } from '../model/vocabulary.ts';
import type { Machine } from './machine.ts';

/** Whatever it is, its settings can change and it can be deleted. */
export const webhookEndpointMachine: Machine<WebhookEndpointState> = {
  called: 'webhook endpoint',
  states: webhookEndpointStates,
  begins: ['enabled'],
  ways: [
    { from: 'enabled', to: 'paused', by: 'nothing but failure for five days' },
    { from: 'enabled', to: 'disabled', by: 'update, 410 Gone' },
    { from: 'paused', to: 'disabled', by: 'update' },
    { from: 'paused', to: 'enabled', by: 'update' },
    { from: 'disabled', to: 'enabled', by: 'update' },
  ],
};

/** A failed attempt keeps it PENDING. What the queue would not keep any more is listed as dropped from the start. */
export const webhookDeliveryMachine: Machine<WebhookDeliveryState> = {
  called: 'webhook delivery',
  states: webhookDeliveryStates,
  begins: ['pending', 'dropped'],
  ways: [
    { from: 'pending', to: 'delivered', by: 'attempt' },
    { from: 'pending', to: 'dropped', by: 'time, 30 days in the queue of a stopped endpoint' },
  ],
};
