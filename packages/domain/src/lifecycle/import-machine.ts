import type { ImportState } from '../model/vocabulary.ts';
import { importStates } from '../model/vocabulary.ts';
import type { Machine } from './machine.ts';

export const importMachine: Machine<ImportState> = {
  label: 'import',
  states: importStates,
  initial: ['uploading'],
  transitions: [
    { from: 'uploading', to: 'checking', by: 'the end of the upload' },
    { from: 'uploading', to: 'failed', by: 'an upload that breaks off' },
    { from: 'uploading', to: 'cancelled', by: 'cancel' },
    { from: 'checking', to: 'checked', by: 'check' },
    { from: 'checking', to: 'failed', by: 'check' },
    { from: 'checking', to: 'cancelled', by: 'cancel' },
    { from: 'checked', to: 'importing', by: 'start' },
    { from: 'checked', to: 'cancelled', by: 'cancel, another upload' },
    { from: 'importing', to: 'completed', by: 'import' },
    { from: 'importing', to: 'failed', by: 'import' },
    { from: 'importing', to: 'cancelled', by: 'cancel' },
  ],
};
