import type { WebhookDeliveryState, WebhookEndpointState } from '../model/vocabulary.ts';
import { webhookDeliveryStates, webhookEndpointStates } from '../model/vocabulary.ts';
import type { Machine } from './machine.ts';

/** In any state its settings can change and it can be deleted. */
export const webhookEndpointMachine: Machine<WebhookEndpointState> = {
  label: 'webhook endpoint',
  states: webhookEndpointStates,
  initial: ['enabled'],
  transitions: [
    { from: 'enabled', to: 'paused', by: 'nothing but failure for five days' },
    { from: 'enabled', to: 'disabled', by: 'update, 410 Gone' },
    { from: 'paused', to: 'disabled', by: 'update' },
    { from: 'paused', to: 'enabled', by: 'update' },
    { from: 'disabled', to: 'enabled', by: 'update' },
  ],
};

/** A failed attempt keeps it PENDING. One that is too old for the queue begins as DROPPED. */
export const webhookDeliveryMachine: Machine<WebhookDeliveryState> = {
  label: 'webhook delivery',
  states: webhookDeliveryStates,
  initial: ['pending', 'dropped'],
  transitions: [
    { from: 'pending', to: 'delivered', by: 'attempt' },
    { from: 'pending', to: 'skipped', by: 'skip' },
    {
      from: 'pending',
      to: 'dropped',
      by: 'time, 30 days after the first failed attempt or in the queue of a stopped endpoint',
    },
  ],
};
