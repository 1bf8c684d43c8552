import type { Decision } from '../model/changes.ts';
import type { ResellerRelationship } from '../model/entities.ts';
import type { CommandContext } from './command.ts';
import { relationshipEvent } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done } from './outcome.ts';

/** Ends delegated admin (DAP) of an ACTIVE relationship; also where it was not known whether there is any. */
export const decideRemoveDelegatedAdmin = (relationship: ResellerRelationship, context: CommandContext): Outcome => {
  const { partnerId, id, delegatedAdmin } = relationship;
  if (delegatedAdmin === false) return already;
  return done({
    changes: [{ update: 'relationship', partnerId, id, set: { delegatedAdmin: false } }],
    events: endedDelegatedAdmin(relationship, context),
  });
};

/** The event of it; none where there was nothing to end. */
export const endedDelegatedAdmin = (relationship: ResellerRelationship, context: CommandContext): Decision['events'] =>
  relationship.delegatedAdmin === false
    ? []
    : [
        relationshipEvent(context, 'dap-admin-relationship-terminated', relationship, {
          delegatedAdmin: { from: relationship.delegatedAdmin, to: false },
        }),
      ];
