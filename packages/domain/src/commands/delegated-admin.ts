import type { Decision } from '../model/changes.ts';
import type { ResellerRelationship } from '../model/entities.ts';
import type { CommandContext } from './command.ts';
import { aboutRelationship, newEvent } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done } from './outcome.ts';

/** Ends delegated admin (DAP) of an ACTIVE relationship; also where it was not known whether there is any. */
export const decideRemoveDelegatedAdmin = (relationship: ResellerRelationship, context: CommandContext): Outcome =>
  relationship.delegatedAdmin === false
    ? already
    : done({
        changes: [
          {
            update: 'relationship',
            partnerId: relationship.partnerId,
            id: relationship.id,
            set: { delegatedAdmin: false },
          },
        ],
        events: endedDelegatedAdmin(relationship, context),
      });

/** The event of it; none where there was nothing to end. */
export const endedDelegatedAdmin = (relationship: ResellerRelationship, context: CommandContext): Decision['events'] =>
  relationship.delegatedAdmin === false
    ? []
    : [
        newEvent(context, 'dap-admin-relationship-terminated', {
          about: aboutRelationship(relationship),
          subjectId: relationship.id,
          changes: { delegatedAdmin: { from: relationship.delegatedAdmin, to: false } },
        }),
      ];
