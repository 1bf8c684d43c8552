import type { FieldRef } from '@pothos/core';
import type { AdminCommand, AvailableCommand, JobCommand, RequestCommand, UserCommand } from '@untether/domain';
import { consequenceFields } from '../consequence.ts';
import type { Types } from '../core/builder.ts';
import { builder } from '../core/builder.ts';
import { ItemCommandKindEnum } from '../enums/items.ts';
import { JobCommandKindEnum } from '../enums/jobs.ts';
import { UserCommandKindEnum } from '../enums/people.ts';
import { AdminCommandKindEnum } from '../enums/relationships.ts';
import { RequestCommandKindEnum } from '../enums/requests.ts';
import { refusalField, sayReason } from '../errors.ts';
import { AdminCommandRef, ItemCommandRef, JobCommandRef, RequestCommandRef, UserCommandRef } from '../refs.ts';

/** Whether the viewer may, and what it does: of every command that is shown before it is done. */
const commandFields = <T extends AdminCommand | AvailableCommand | JobCommand | RequestCommand | UserCommand>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
): Record<'allowedToViewer' | 'reason' | 'refusal' | keyof ReturnType<typeof consequenceFields>, FieldRef<Types>> => ({
  allowedToViewer: t.boolean({
    description: 'Whether the viewer may run it now; true means it would succeed.',
    resolve: (command) => command.allowed,
  }),
  reason: t.string({
    nullable: true,
    description: 'Why not, in a sentence in the language of the request; null when it is allowed.',
    resolve: ({ refusal }, _, context) => sayReason(refusal, context),
  }),
  ...refusalField(t),
  ...consequenceFields(t),
});

builder.objectType(ItemCommandRef, {
  description: 'A command that applies to an item in its current status.',
  fields: (t) => ({
    command: t.expose('command', { type: ItemCommandKindEnum, description: 'Which command, and so which mutation.' }),
    ...commandFields(t),
  }),
});

builder.objectType(AdminCommandRef, {
  description: 'A command that applies to admin privileges in their current state.',
  fields: (t) => ({
    command: t.expose('command', { type: AdminCommandKindEnum, description: 'Which command, and so which mutation.' }),
    ...commandFields(t),
  }),
});

builder.objectType(RequestCommandRef, {
  description:
    'A command that applies to a request in its current state, or that starts re-establishing a removed relationship.',
  fields: (t) => ({
    command: t.expose('command', {
      type: RequestCommandKindEnum,
      description: 'Which command, and so which mutation.',
    }),
    ...commandFields(t),
  }),
});

builder.objectType(JobCommandRef, {
  description: 'A command that applies to a removal job in its current state.',
  fields: (t) => ({
    command: t.expose('command', { type: JobCommandKindEnum, description: 'Which command, and so which mutation.' }),
    ...commandFields(t),
  }),
});

builder.objectType(UserCommandRef, {
  description: 'A command that applies to a partner’s user.',
  fields: (t) => ({
    command: t.expose('command', { type: UserCommandKindEnum, description: 'Which command, and so which mutation.' }),
    ...commandFields(t),
  }),
});
