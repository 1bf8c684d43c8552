import type {
  Actor,
  AnyViewer,
  Change,
  CommandContext,
  CustomerViewer,
  Event,
  JsonValue,
  Outcome,
  Permission,
  Refusal,
  Refused,
  RelationshipFacts,
  StoreTransaction,
  Thing,
  Viewer,
} from '@untether/domain';
import {
  canonicalJson,
  findForbidden,
  hasControlCharacters,
  invalid,
  isCustomerViewer,
  things,
} from '@untether/domain';
import { refreshKeptBlockers, withKeptBlockers } from '../kept-blockers.ts';
import type { Ports } from '../ports.ts';

/** The ids a command answers with; the nodes are read again after the commit. */
export type CommandIds = { readonly [name: string]: string | null };

/** `Once`: what is shown when the command is done and never again, such as a secret. */
export type CommandResult<R extends CommandIds, Once = unknown> =
  | ({ readonly ok: true; readonly ids: R; readonly replayed: boolean } & Once)
  | { readonly ok: false; readonly refusal: Refusal };

/** Refused, already so, or done: then with the ids it answers with, and whose kept blockers it touches. */
export type Decided<R extends CommandIds> =
  | Refused
  | (Exclude<Outcome, Refused> & {
      readonly ids: R;
      readonly touched?: readonly { readonly partnerId: string; readonly relationshipId: string }[];
      /** Those whose facts it has read: what they keep is known without reading them again. */
      readonly changed?: readonly RelationshipFacts[];
      /** What else changes because of its events, once they are in the log. */
      readonly follow?: (events: readonly Event[]) => readonly Change[];
    });

/** An outcome with what goes with it unless it is refused. */
export const decided = <R extends CommandIds>(
  outcome: Outcome,
  rest: Omit<Exclude<Decided<R>, Refused>, 'outcome' | 'decision'>,
): Decided<R> => (outcome.outcome === 'refused' ? outcome : { ...outcome, ...rest });

/** An input with its idempotency key; null = none. */
export type Keyed<T> = T & { readonly idempotencyKey: string | null };

interface Command<R extends CommandIds> {
  readonly name: string;
  readonly permission: Permission;
  /** What a repeated key must match: the input without the key, secrets fingerprinted. */
  readonly input: { readonly [field: string]: JsonValue | undefined };
  readonly idempotencyKey: string | null;
  /** Other partners whose logs it may write, as far as known beforehand. */
  readonly alsoLock?: readonly string[];
  readonly decide: (tx: StoreTransaction, context: CommandContext) => Promise<Decided<R>>;
}

const longestKey = 255;

/** Whose log and keys a command uses, and who its actor is. */
interface Acting {
  readonly partnerId: string;
  readonly context: CommandContext;
  /** Sets keys of a customer apart from the partner's own. */
  readonly keyPrefix: string;
}

/** A partner's command: role and kind are checked before anything else. */
export const runCommand = async <R extends CommandIds>(
  ports: Ports,
  viewer: Viewer,
  command: Command<R>,
): Promise<CommandResult<R>> => {
  const forbidden = findForbidden(viewer, command.permission);
  if (forbidden !== undefined) return { ok: false, refusal: forbidden };
  const acting = { partnerId: viewer.partner.id, context: contextOf(ports, viewer), keyPrefix: '' };
  return carryOut(ports, acting, command);
};

/**
 * A command for either side: a partner's own, or a customer admin's about one of its partners. That partner is found
 * first: its lock is taken and its log written. A customer's keys are kept apart from the partner's own.
 */
export const runEitherSide = async <R extends CommandIds>(
  ports: Ports,
  viewer: AnyViewer,
  command: Command<R> & {
    /** The partner a customer's command concerns, or why there is none. */
    readonly findPartner: (viewer: CustomerViewer) => Promise<string | Refusal>;
  },
): Promise<CommandResult<R>> => {
  if (!isCustomerViewer(viewer)) return runCommand(ports, viewer, command);
  const forbidden = findForbidden(viewer, command.permission);
  if (forbidden !== undefined) return { ok: false, refusal: forbidden };
  const partnerId = await command.findPartner(viewer);
  if (typeof partnerId !== 'string') return { ok: false, refusal: partnerId };
  const acting = { partnerId, context: contextOf(ports, viewer), keyPrefix: `${viewer.customer.id} ` };
  return carryOut(ports, acting, command);
};

/**
 * The one way a command is carried out once it is allowed: one transaction in which the key is looked up, the
 * facts are read, the decision is made, its changes, events and key are written and kept blockers are computed again.
 * A refusal commits only the record of its attempt. No key is kept for it: it is decided again.
 */
export const carryOut = async <R extends CommandIds>(
  ports: Ports,
  { partnerId, context, keyPrefix }: Acting,
  command: Omit<Command<R>, 'permission'>,
): Promise<CommandResult<R>> => {
  const given = command.idempotencyKey;
  if (given !== null && (given.length === 0 || given.length > longestKey || hasControlCharacters(given)))
    return { ok: false, refusal: badKey };
  const key = given === null ? null : `${keyPrefix}${given}`;
  const print = () => ports.digest(canonicalJson({ name: command.name, input: command.input }));
  return ports.store.transact([partnerId, ...(command.alsoLock ?? [])], async (tx) => {
    const earlier = key === null ? undefined : await tx.findIdempotent(partnerId, key);
    if (earlier !== undefined)
      return earlier.fingerprint === print()
        ? { ok: true, ids: earlier.result as R, replayed: true }
        : { ok: false, refusal: otherInput };

    const made = await command.decide(tx, context);
    if (made.outcome === 'refused') {
      await tx.append(made.events ?? []);
      return { ok: false, refusal: made.refusal };
    }
    if (made.outcome === 'done') {
      await tx.apply(withKeptBlockers(made.decision.changes, made.changed ?? [], context));
      const events = await tx.append(made.decision.events);
      if (made.follow !== undefined) await tx.apply(made.follow(events));
      for (const { partnerId, relationshipId } of made.touched ?? [])
        await refreshKeptBlockers(tx, { partnerId, relationshipIds: [relationshipId] }, context);
    }
    if (key !== null) await tx.saveIdempotent(partnerId, key, { fingerprint: print(), result: made.ids }, context.now);
    return { ok: true, ids: made.ids, replayed: made.outcome === 'already' };
  });
};

/** Acting as a signed-in user, as the key that acts for one, or as a customer's admin, now. */
export const contextOf = (ports: Ports, viewer: AnyViewer): CommandContext => contextAs(ports, actorOf(viewer));

const actorOf = (viewer: AnyViewer): Actor => {
  if (isCustomerViewer(viewer)) return { kind: 'customer', id: viewer.admin.id, name: viewer.admin.name };
  const { user, key } = viewer;
  return key === null
    ? { kind: 'user', id: user.id, name: user.name }
    : { kind: 'api_key', id: key.id, name: key.name };
};

export const contextAs = (ports: Pick<Ports, 'policy' | 'now' | 'newId'>, actor: Actor): CommandContext => ({
  actor,
  policy: ports.policy,
  now: ports.now(),
  correlationId: ports.newId('correlation'),
});

export const notFound = (thing: Thing): Refusal => ({
  error: 'not_found',
  reason: { code: 'unknown_id', thing },
  path: [things[thing]],
});

const badKey: Refusal = {
  error: 'validation',
  issues: [invalid('idempotencyKey', { code: 'text_length', min: 1, max: longestKey })],
};
const otherInput: Refusal = { error: 'conflict', reason: { code: 'idempotency_key_reused' }, path: ['idempotencyKey'] };
