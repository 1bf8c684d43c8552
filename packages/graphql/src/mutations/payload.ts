import type { ObjectRef } from '@pothos/core';
import type { Context } from '../context.ts';
import type { Types } from '../core/builder.ts';
import { builder } from '../core/builder.ts';
import { present } from './settle.ts';

/** A command that is done: the ids it answers with, and whether it was done before. */
export interface Done<Ids> {
  readonly ids: Ids;
  readonly replayed: boolean;
}

/** A payload with the changed node under its name, and `replayed`. */
export const payloadOf = <Ids, Row>(
  name: string,
  node: {
    readonly field: string;
    readonly type: ObjectRef<Types, Row>;
    readonly what: string;
    readonly load: (context: Context, ids: Ids) => Promise<Row | null>;
  },
) =>
  builder.objectRef<Done<Ids>>(`${name}Payload`).implement({
    description: `The answer of a ${name.charAt(0).toLowerCase()}${name.slice(1)} that is done.`,
    fields: (t) => ({
      [node.field]: t.field({
        type: node.type,
        description: node.what,
        // A row is never a list, which the compiler cannot know of a type parameter.
        resolve: (async ({ ids }: Done<Ids>, _: object, context: Context) =>
          present(await node.load(context, ids))) as never,
      }),
      replayed: t.exposeBoolean('replayed', { description: replayedDescription }),
    }),
  });

export const replayedDescription =
  'Whether it was so already, or this key was used before: nothing was done this time.';
