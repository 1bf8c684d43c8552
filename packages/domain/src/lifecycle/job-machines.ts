import type { RemovalJobItemState, RemovalJobState, RemovalJobStepState } from '../model/vocabulary.ts';
import { removalJobItemStates, removalJobStates, removalJobStepStates } from '../model/vocabulary.ts';
import type { Machine } from './machine.ts';

export const removalJobMachine: Machine<RemovalJobState> = {
  label: 'removal job',
  states: removalJobStates,
  initial: ['running'],
  transitions: [
    { from: 'running', to: 'waiting', by: 'work, what is left is scheduled' },
    { from: 'waiting', to: 'running', by: 'time, nothing blocks any longer, or retry' },
    { from: 'running', to: 'completed', by: 'work' },
    { from: 'waiting', to: 'completed', by: 'work' },
    { from: 'running', to: 'cancelling', by: 'cancel' },
    { from: 'waiting', to: 'cancelling', by: 'cancel' },
    { from: 'cancelling', to: 'cancelled', by: 'work' },
    { from: 'completed', to: 'running', by: 'retry' },
  ],
};

export const removalJobItemMachine: Machine<RemovalJobItemState> = {
  label: 'customer of a removal job',
  states: removalJobItemStates,
  initial: ['pending'],
  transitions: [
    { from: 'pending', to: 'clearing', by: 'work, many steps' },
    { from: 'pending', to: 'waiting', by: 'work, scheduled' },
    { from: 'pending', to: 'completed', by: 'work' },
    { from: 'pending', to: 'failed', by: 'work' },
    { from: 'pending', to: 'skipped', by: 'removal by another way' },
    { from: 'pending', to: 'cancelled', by: 'cancel' },
    { from: 'clearing', to: 'waiting', by: 'work, scheduled' },
    { from: 'clearing', to: 'completed', by: 'work' },
    { from: 'clearing', to: 'failed', by: 'work' },
    { from: 'clearing', to: 'skipped', by: 'removal by another way' },
    { from: 'clearing', to: 'cancelled', by: 'cancel' },
    { from: 'waiting', to: 'clearing', by: 'time, many steps' },
    { from: 'waiting', to: 'completed', by: 'removal' },
    { from: 'waiting', to: 'failed', by: 'time' },
    { from: 'waiting', to: 'skipped', by: 'removal by another way' },
    { from: 'waiting', to: 'cancelled', by: 'cancel, unschedule, another schedule' },
    { from: 'failed', to: 'pending', by: 'retry' },
    { from: 'failed', to: 'clearing', by: 'retry, failed steps' },
  ],
};

export const removalJobStepMachine: Machine<RemovalJobStepState> = {
  label: 'step of a removal job',
  states: removalJobStepStates,
  initial: ['pending'],
  transitions: [
    { from: 'pending', to: 'completed', by: 'work' },
    { from: 'pending', to: 'failed', by: 'work, refused' },
    { from: 'pending', to: 'cancelled', by: 'cancel, or its customer is over' },
    { from: 'failed', to: 'pending', by: 'retry' },
    { from: 'cancelled', to: 'pending', by: 'retry, its customer failed' },
  ],
};
