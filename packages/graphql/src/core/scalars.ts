import type { JsonValue } from '@untether/domain';
import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

builder.scalarType('DateTime', {
  description: 'An instant, RFC 3339, in UTC: 2026-11-22T09:30:00.000Z. Milliseconds.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString() as unknown as Date,
  parseValue: (value) => {
    const instant = typeof value === 'string' && rfc3339.test(value) ? new Date(value) : undefined;
    if (instant === undefined || Number.isNaN(instant.getTime()))
      throw new GraphQLError('A DateTime is written as in RFC 3339, e.g. 2026-11-22T09:30:00Z.');
    return instant;
  },
});

builder.scalarType('JSON', {
  description: 'Any JSON value.',
  serialize: (value) => value as JsonValue,
  parseValue: (value) => value as JsonValue,
});
