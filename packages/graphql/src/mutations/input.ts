import type { InputFieldBuilder } from '@pothos/core';
import type { Types } from '../core/builder.ts';
import { builder } from '../core/builder.ts';

type Fields = InputFieldBuilder<Types, 'InputObject'>;

/** The key every input takes. */
export const idempotencyKey = (t: Fields) =>
  t.string({
    description:
      '1 to 255 characters of your choice: the same key and input within 7 days answers with the first result, `replayed`; with another input it is a ConflictError.',
  });

/** An input that names its one subject by id, and nothing else. */
export const inputOf = <Field extends string>(name: string, field: Field, what: string) =>
  builder.inputType(`${name}Input`, {
    description: `What ${name.charAt(0).toLowerCase()}${name.slice(1)} takes.`,
    fields: (t) =>
      ({ [field]: t.id({ required: true, description: what }), idempotencyKey: idempotencyKey(t) }) as {
        [K in Field]: ReturnType<typeof requiredId>;
      } & { idempotencyKey: ReturnType<typeof idempotencyKey> },
  });

const requiredId = (t: Fields) => t.id({ required: true });
