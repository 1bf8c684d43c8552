import { eventTypes as known } from '@untether/domain';
import { expect, test } from 'vitest';
import { eventTypes } from '../src/index.ts';

test('the client knows every event type the domain has', () => {
  expect(eventTypes).toEqual(known);
});
