import type { AnyViewer } from '../access/authorise.ts';
import { findForbidden } from '../access/authorise.ts';
import type { AvailableCommand } from '../commands/available-commands.ts';
import { availableCommands } from '../commands/available-commands.ts';
import type { CommandContext } from '../commands/command.ts';
import type { Consequence } from '../commands/consequences.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RemovalResolution, Role } from '../model/vocabulary.ts';
import type { BlockingItemKind, RemovalBlocker } from './blocker.ts';
import { runsByItsRecord } from './ended-here.ts';
import { allItems, itemsOf } from './items.ts';
import { permissionFor, rolesFor } from './resolutions.ts';

/** One resolution of a blocker as one viewer sees it. */
export interface BlockerAction {
  readonly resolution: RemovalResolution;
  readonly allowedRoles: readonly Role[];
  /** False for what no one does here, such as waiting. */
  readonly allowedToViewer: boolean;
  /** Why not; null where it is allowed or no one does it. */
  readonly refusal: Refusal | null;
  readonly consequence: Consequence;
}

/**
 * What the item of a blocker offers is told as it tells it: what is refused there, because another blocker goes first, is
 * refused here. A resolution that it no longer offers is left out.
 */
export const blockerActions = (
  blocker: RemovalBlocker,
  viewer: AnyViewer,
  on: { readonly facts: RelationshipFacts; readonly context: CommandContext },
): readonly BlockerAction[] => {
  const { subjectKind } = blocker;
  const commands = subjectKind === 'relationship' ? [] : commandsOf(subjectKind, blocker.subjectId, viewer, on);
  return blocker.resolutions.flatMap((resolution): readonly BlockerAction[] => {
    const allowedRoles = rolesFor([resolution], blocker);
    if (!isOfNoItem(resolution)) {
      const command = commands.find((one) => one.command === resolution);
      if (command === undefined) return [];
      const { allowed: allowedToViewer, refusal, consequence } = command;
      return [{ resolution, allowedRoles, allowedToViewer, refusal, consequence }];
    }
    const permission = permissionFor(resolution, blocker);
    const refusal = (permission === undefined ? undefined : findForbidden(viewer, permission)) ?? null;
    const allowedToViewer = permission !== undefined && refusal === null;
    return [
      { resolution, allowedRoles, allowedToViewer, refusal, consequence: consequences[resolution](blocker, on.facts) },
    ];
  });
};

const commandsOf = <K extends BlockingItemKind>(
  kind: K,
  id: string,
  viewer: AnyViewer,
  { facts, context }: { readonly facts: RelationshipFacts; readonly context: CommandContext },
): readonly AvailableCommand[] => {
  const item = itemsOf[kind](facts).find((one) => one.id === id);
  return item === undefined ? [] : availableCommands({ kind, item, facts }, viewer, context);
};

/** Whether the viewer can do one of its resolutions. */
export const isResolvableBy = (blocker: RemovalBlocker, viewer: AnyViewer): boolean =>
  blocker.resolutions.some((resolution) => {
    const permission = permissionFor(resolution, blocker);
    return permission !== undefined && findForbidden(viewer, permission) === undefined;
  });

const clearsByItself = ({ subjectId, clearsAt: at }: RemovalBlocker, facts: RelationshipFacts): Consequence => {
  const item = allItems(facts).find((one) => one.id === subjectId);
  return { code: 'clears_by_itself', at, endToBeSeen: item !== undefined && runsByItsRecord(item) };
};

/** Of the ways that are no command of the item. */
const consequences = {
  wait: clearsByItself,
  waive: () => ({ code: 'viewer_vouches' }),
  contact_support: () => ({ code: 'vendor_is_asked' }),
  import_again: () => ({ code: 'import_reads_again' }),
} satisfies Partial<Record<RemovalResolution, (blocker: RemovalBlocker, facts: RelationshipFacts) => Consequence>>;

const isOfNoItem = (resolution: RemovalResolution): resolution is keyof typeof consequences =>
  Object.hasOwn(consequences, resolution);
