import type { Role, Viewer } from '@untether/domain';
import {
  decideCreateUser,
  decideDisableUser,
  decideSetSecondFactorRequired,
  decideSetUserRoles,
  findForbidden,
  findUserInputProblem,
  normaliseEmail,
  refused,
  UniqueViolation,
} from '@untether/domain';
import type { Ports } from '../ports.ts';
import { createHourlyAllowance, createTurnsByKey, RateLimited } from '../turns.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

type UserResult = Promise<CommandResult<{ readonly userId: string }>>;

/** So many taken addresses an hour, and no more are looked up: nobody tries out who has an account here. */
const mostTaken = 10;

type CreateUserInput = Keyed<Parameters<typeof findUserInputProblem>[0]>;

/** One of a partner's after the other: many at once try out no more addresses, and keep no other partner waiting. */
const atOnce = { atOnce: 1, waiting: 7 } as const;

export const createUser = (ports: Ports) => {
  const taken = createHourlyAllowance(mostTaken, ports.now);
  const turnsOf = createTurnsByKey(atOnce);
  const create = async (viewer: Viewer, input: CreateUserInput): UserResult => {
    const problem = findUserInputProblem(input, await ports.identity.isCommonPassword(input.password));
    if (problem !== undefined) return { ok: false, refusal: problem.refusal };
    const userId = ports.newId('user');
    const { name, roles } = input;
    const email = normaliseEmail(input.email);
    const refuseTaken = (): Awaited<UserResult> => {
      taken.spend(viewer.partner.id);
      return { ok: false, refusal: { error: 'conflict', reason: { code: 'email_taken', email }, path: ['email'] } };
    };
    if (taken.isSpent(viewer.partner.id)) throw new RateLimited('too many addresses were taken');
    // Before anything is hashed; with a key it may be a repetition, which is found later.
    if (input.idempotencyKey === null && (await ports.store.isEmailTaken(email))) return refuseTaken();
    const passwordHash = await ports.identity.hashPassword(input.password);
    const passwordFingerprint = await ports.identity.fingerprintPassword(input.password, email);
    try {
      return await runCommand(ports, viewer, {
        name: 'createUser',
        permission: 'manage_users',
        input: { email, name, roles, password: passwordFingerprint },
        idempotencyKey: input.idempotencyKey,
        decide: async (_, context) => {
          const newUser = { partnerId: viewer.partner.id, id: userId, email, name, roles, passwordHash };
          return decided(decideCreateUser(newUser, context), { ids: { userId } });
        },
      });
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error;
      return refuseTaken();
    }
  };
  return async (viewer: Viewer, input: CreateUserInput): UserResult => {
    const forbidden = findForbidden(viewer, 'manage_users');
    if (forbidden !== undefined) return { ok: false, refusal: forbidden };
    return turnsOf(viewer.partner.id, () => create(viewer, input));
  };
};

export const setUserRoles =
  (ports: Ports) =>
  (viewer: Viewer, input: Keyed<{ readonly userId: string; readonly roles: readonly Role[] }>): UserResult =>
    onUser(ports, viewer, { name: 'setUserRoles', ...input }, (facts, context) =>
      decideSetUserRoles({ ...facts, roles: input.roles }, context),
    );

export const disableUser =
  (ports: Ports) =>
  (viewer: Viewer, input: Keyed<{ readonly userId: string }>): UserResult =>
    onUser(ports, viewer, { name: 'disableUser', ...input }, decideDisableUser);

export const setSecondFactorRequired =
  (ports: Ports) =>
  (
    viewer: Viewer,
    { required, idempotencyKey }: Keyed<{ readonly required: boolean }>,
  ): Promise<CommandResult<{ readonly partnerId: string }>> =>
    runCommand(ports, viewer, {
      name: 'setSecondFactorRequired',
      permission: 'manage_users',
      input: { required },
      idempotencyKey,
      decide: async (tx, context) => {
        const partner = (await tx.findPartner(viewer.partner.id)) ?? viewer.partner;
        return decided(decideSetSecondFactorRequired({ partner, required }, context), {
          ids: { partnerId: partner.id },
        });
      },
    });

const onUser = (
  ports: Ports,
  viewer: Viewer,
  command: Keyed<{ readonly name: string; readonly userId: string; readonly roles?: readonly Role[] }>,
  decide: typeof decideDisableUser,
): UserResult => {
  const { name, idempotencyKey, ...input } = command;
  return runCommand(ports, viewer, {
    name,
    permission: 'manage_users',
    input,
    idempotencyKey,
    decide: async (tx, context) => {
      const [user] = await tx.findUsers(viewer.partner.id, [input.userId]);
      if (user === undefined) return refused(notFound('user'));
      const globalAdmins = await tx.listUsersWithRole(viewer.partner.id, 'global_admin');
      return decided(decide({ user, globalAdmins }, context), { ids: { userId: user.id } });
    },
  });
};
