import type { NewEvent, NewSecondFactor, OwnSession, SealedSecondFactor, SecondFactor } from '@untether/domain';
import { secondFactorChanged, systemActors } from '@untether/domain';
import { contextAs } from '../commands/run-command.ts';
import type { Ports } from '../ports.ts';
import { wrongCodes } from './wrong-codes.ts';

type FactorPorts = Pick<Ports, 'store' | 'now' | 'policy' | 'newId'>;

/** That of an account; undefined where it has none. */
export const findSecondFactor =
  ({ store }: FactorPorts) =>
  (userId: string): Promise<SecondFactor | undefined> =>
    store.accounts.findSecondFactor(userId);

/** False where the account has one already. */
export const turnOnSecondFactor =
  (ports: FactorPorts) =>
  async (of: OwnSession, factor: Omit<NewSecondFactor, 'at'>): Promise<boolean> => {
    const events = await eventsAbout(ports, of.userId, { isOn: true, byOperator: false });
    return ports.store.accounts.turnOnSecondFactor(of, { ...factor, at: ports.now() }, events);
  };

/** Where the partner requires one, the person has to set up another before anything else. False where there was none. */
export const turnOffSecondFactor =
  (ports: FactorPorts) =>
  async (userId: string, { byOperator }: { readonly byOperator: boolean }): Promise<boolean> => {
    const events = await eventsAbout(ports, userId, { isOn: false, byOperator });
    return ports.store.accounts.turnOffSecondFactor(userId, events);
  };

/** A customer's admin is in no partner's log. */
const eventsAbout = async (
  ports: FactorPorts,
  userId: string,
  { isOn, byOperator }: { readonly isOn: boolean; readonly byOperator: boolean },
): Promise<readonly NewEvent[]> => {
  const user = await ports.store.findUserById(userId);
  if (user === undefined) return [];
  const actor = byOperator ? systemActors.operator : ({ kind: 'user', id: user.id, name: user.name } as const);
  return [secondFactorChanged(user, isOn, contextAs(ports, actor))];
};

export const setRecoveryCodes =
  ({ store }: FactorPorts) =>
  (userId: string, recoveryCodes: string): Promise<void> =>
    store.accounts.setRecoveryCodes(userId, recoveryCodes);

/** Records whether a code that was given to change one's own second factor was right. */
export const noteCode =
  ({ store, now }: FactorPorts) =>
  (userId: string, isRight: boolean): Promise<void> => {
    if (isRight) return store.accounts.noteRightCode(userId);
    const lockedUntil = new Date(now().getTime() + wrongCodes.lockedSeconds * 1000);
    return store.accounts.noteWrongCode(userId, { most: wrongCodes.most, lockedUntil });
  };

/** Uses up the code of a step; false where it, or a later one, has been used. */
export const useStep =
  ({ store }: FactorPorts) =>
  (userId: string, step: number): Promise<boolean> =>
    store.accounts.useStep(userId, step);

/** Seals every second factor anew, with whatever `reseal` makes of a text; null = that one may stay as it is. */
export const resealSecondFactors =
  ({ store }: FactorPorts) =>
  async (reseal: (sealed: string) => Promise<string | null>): Promise<void> => {
    for (const before of await store.accounts.listSecondFactors()) {
      const [secret, recoveryCodes] = await Promise.all([reseal(before.secret), reseal(before.recoveryCodes)]);
      if (secret === null && recoveryCodes === null) continue;
      const after: Omit<SealedSecondFactor, 'userId'> = {
        secret: secret ?? before.secret,
        recoveryCodes: recoveryCodes ?? before.recoveryCodes,
      };
      await store.accounts.resealSecondFactor(before, after);
    }
  };
