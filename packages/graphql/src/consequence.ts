import type { FieldRef } from '@pothos/core';
import type { Consequence } from '@untether/domain';
import { say } from '@untether/domain';
import type { Types } from './core/builder.ts';
import { ConsequenceCodeEnum } from './enums/commands.ts';

/** What a command does, in a sentence and for programs. */
export const consequenceFields = <T extends { readonly consequence: Consequence }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
): Record<'consequence' | 'consequenceCode' | 'consequenceAt', FieldRef<Types>> => ({
  consequence: t.string({
    description: 'What it will do, in a sentence in the language of the request, to show before it is run.',
    resolve: ({ consequence }, _, { language }) => say(language.consequences, consequence),
  }),
  consequenceCode: t.field({
    type: ConsequenceCodeEnum,
    description: 'The same for programs.',
    resolve: ({ consequence }) => consequence.code,
  }),
  consequenceAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'The date the consequence speaks of; null where it speaks of none, or none is known.',
    resolve: ({ consequence }) => ('at' in consequence ? consequence.at : null),
  }),
});
