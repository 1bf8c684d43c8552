import type { NewEvent, User } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addPartner } from '../support/adding.ts';
import { buildUser } from '../support/builders.ts';
import { minutesAfter, noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

describe.each(engines)('accounts on %s', (engine) => {
  const held = useStore(engine, { now: () => noon });
  const accounts = () => held.store.accounts;
  const join = async (passwordHash: string | null = 'old'): Promise<User> => {
    const partner = await addPartner(held.store);
    const user = buildUser(partner.id);
    const credential = { insert: 'credential', row: { userId: user.id, passwordHash: passwordHash ?? '' } } as const;
    await held.store.transact([partner.id], (tx) =>
      tx.apply([{ insert: 'user', row: user }, ...(passwordHash === null ? [] : [credential])]),
    );
    return user;
  };
  const signIn = async ({ id }: User, name: string, from = 0): Promise<string> => {
    const { exclusive, writer, schema } = held.store.identity;
    const times = { expiresAt: minutesAfter(from + 60), createdAt: minutesAfter(from), updatedAt: noon };
    const session = `${name} of ${id}`;
    await exclusive(async () => {
      await writer
        .insert(schema.session)
        .values({ id: session, token: session, userId: id, userAgent: name, ...times });
    });
    return session;
  };
  const sessionsOf = async (user: User) =>
    (await accounts().listSessions(user.id, noon)).map(({ userAgent }) => userAgent);
  const linkOf = async (user: User, tokenHash: string) => {
    await accounts().openPasswordReset({ userId: user.id, tokenHash, createdAt: noon, expiresAt: minutesAfter(60) });
    return tokenHash;
  };

  test('an account is found by its address and its id, with its password and language, disabled or not', async () => {
    const user = await join();
    const account = { userId: user.id, email: user.email, name: user.name, passwordHash: 'old', disabled: false };
    expect(await accounts().findAccountByEmail(user.email)).toEqual({ ...account, language: null });
    await accounts().setLanguage(user.id, 'ja');
    expect(await accounts().findAccount(user.id)).toEqual({ ...account, language: 'ja' });
    const disable = { update: 'user', partnerId: user.partnerId, id: user.id, set: { disabledAt: noon } } as const;
    await held.store.transact([user.partnerId], (tx) => tx.apply([disable]));
    expect(await accounts().findAccount(user.id)).toMatchObject({ disabled: true });
    expect(await accounts().findAccountByEmail('nobody@x.example')).toBeUndefined();
  });

  test('one’s sessions are listed last seen first, without those that have ended', async () => {
    const user = await join();
    await signIn(user, 'old', -120);
    const first = await signIn(user, 'first', -30);
    await signIn(user, 'second', -20);
    await signIn(await join(), 'stranger', -10);
    expect(await sessionsOf(user)).toEqual(['second', 'first']);
    const used = { seenAt: minutesAfter(-5), expiresAt: minutesAfter(55) };
    await accounts().noteSession(first, used);
    expect(await accounts().listSessions(user.id, noon)).toMatchObject([
      { id: first, seenAt: minutesAfter(-5), createdAt: minutesAfter(-30) },
      { userAgent: 'second', seenAt: minutesAfter(-20) },
    ]);
    expect(await held.store.identity.findSession(first)).toMatchObject({ id: first, ...used });
  });

  test('one ends one’s own sessions, and nobody else’s', async () => {
    const [user, stranger] = [await join(), await join()];
    const [kept, ended] = [await signIn(user, 'kept'), await signIn(user, 'ended')];
    await signIn(user, 'third');
    const foreign = await signIn(stranger, 'foreign');
    expect(await accounts().endSession(user.id, foreign)).toBe(false);
    expect(await accounts().endSession(user.id, ended)).toBe(true);
    expect(await accounts().endOtherSessions(user.id, kept)).toBe(1);
    expect(await sessionsOf(user)).toEqual(['kept']);
    expect(await sessionsOf(stranger)).toEqual(['foreign']);
  });

  test('a changed password ends every other session and every link', async () => {
    const [user, stranger] = [await join(), await join()];
    const kept = await signIn(user, 'kept');
    await signIn(user, 'other');
    await signIn(stranger, 'foreign');
    const link = await linkOf(user, `link of ${user.id}`);
    await accounts().changePassword(user.id, 'new', kept);
    expect(await accounts().findAccount(user.id)).toMatchObject({ passwordHash: 'new' });
    expect(await sessionsOf(user)).toEqual(['kept']);
    expect(await sessionsOf(stranger)).toEqual(['foreign']);
    expect(await accounts().findPasswordReset(link, noon)).toBeUndefined();
  });

  test('a link sets a password once, until it expires, and ends every session; the next one replaces it', async () => {
    const user = await join();
    await signIn(user, 'any');
    const replaced = await linkOf(user, `replaced of ${user.id}`);
    const link = await linkOf(user, `link of ${user.id}`);
    expect(await accounts().resetPassword(replaced, 'new', noon)).toBe(false);
    expect(await accounts().resetPassword(link, 'new', minutesAfter(60))).toBe(false);
    expect(await accounts().findPasswordReset(link, minutesAfter(59))).toMatchObject({ userId: user.id });
    expect(await sessionsOf(user)).toEqual(['any']);
    const both = [accounts().resetPassword(link, 'one', noon), accounts().resetPassword(link, 'two', noon)];
    expect((await Promise.all(both)).sort()).toEqual([false, true]);
    expect(await sessionsOf(user)).toEqual([]);
    expect((await accounts().findAccount(user.id))?.passwordHash).toMatch(/^(one|two)$/);
  });

  const turnOn = (user: User, sessionId: string, step = 100) => {
    const factor = { secret: `secret of ${user.id}`, recoveryCodes: 'codes', step, at: noon };
    return accounts().turnOnSecondFactor({ userId: user.id, sessionId }, factor, [saying(user, true)]);
  };
  const saying = ({ partnerId, id }: User, isOn: boolean): NewEvent => ({
    partnerId,
    type: 'second-factor-changed',
    occurredAt: noon,
    actor: { kind: 'user', id, name: 'Ada' },
    customerId: null,
    relationshipId: null,
    subjectId: id,
    changes: { isOn: { from: !isOn, to: isOn } },
    correlationId: 'cor_1',
  });
  const saidOf = async ({ partnerId, id }: User) =>
    (await held.store.readLog(partnerId, 0, 100)).flatMap(({ type, subjectId, changes }) =>
      type === 'second-factor-changed' && subjectId === id ? [changes.isOn] : [],
    );

  test('a second factor is turned on once, counts for the session it was set up in, and ends the others', async () => {
    const [user, stranger] = [await join(), await join()];
    const kept = await signIn(user, 'kept');
    await signIn(user, 'other');
    await signIn(stranger, 'foreign');
    expect(await held.store.identity.findSession(kept)).toMatchObject({ secondFactorAt: null });
    expect(await turnOn(user, kept)).toBe(true);
    expect(await turnOn(user, kept)).toBe(false);
    expect(await accounts().findSecondFactor(user.id)).toEqual({
      secret: `secret of ${user.id}`,
      recoveryCodes: 'codes',
      lockedUntil: null,
    });
    expect(await sessionsOf(user)).toEqual(['kept']);
    expect(await sessionsOf(stranger)).toEqual(['foreign']);
    expect(await held.store.identity.findSession(kept)).toMatchObject({ secondFactorAt: noon });
    expect(await accounts().turnOffSecondFactor(user.id, [saying(user, false)])).toBe(true);
    expect(await accounts().turnOffSecondFactor(user.id, [saying(user, false)])).toBe(false);
    expect(await accounts().findSecondFactor(user.id)).toBeUndefined();
    expect(await held.store.identity.findSession(kept)).toMatchObject({ secondFactorAt: null });
    expect(await saidOf(user)).toEqual([
      { from: false, to: true },
      { from: true, to: false },
    ]);
  });

  test('a step is used once, and none before it after it', async () => {
    const [user, stranger] = [await join(), await join()];
    await turnOn(user, 'none');
    await turnOn(stranger, 'none');
    expect(await accounts().useStep(user.id, 100)).toBe(false);
    const both = await Promise.all([accounts().useStep(user.id, 102), accounts().useStep(user.id, 102)]);
    expect(both.sort()).toEqual([false, true]);
    expect(await accounts().useStep(user.id, 101)).toBe(false);
    expect(await accounts().useStep(stranger.id, 101)).toBe(true);
    expect(await accounts().useStep('usr_unknown', 101)).toBe(false);
  });

  test('wrong codes lock the account’s own factor with the last of so many in a row', async () => {
    const [user, stranger] = [await join(), await join()];
    await turnOn(user, 'none');
    await turnOn(stranger, 'none');
    const limit = { most: 2, lockedUntil: minutesAfter(15) };
    const lockedUntil = async ({ id }: User) => (await accounts().findSecondFactor(id))?.lockedUntil;
    await accounts().noteWrongCode(user.id, limit);
    await accounts().noteRightCode(user.id);
    await accounts().noteWrongCode(user.id, limit);
    expect(await lockedUntil(user)).toBeNull();
    await accounts().noteWrongCode(user.id, limit);
    expect(await lockedUntil(user)).toEqual(minutesAfter(15));
    expect(await lockedUntil(stranger)).toBeNull();
    await accounts().noteRightCode(user.id);
    expect(await lockedUntil(user)).toBeNull();
  });

  test('what is sealed is replaced, unless it has changed meanwhile', async () => {
    const user = await join();
    await turnOn(user, 'none');
    const ofUser = async () => (await accounts().listSecondFactors()).filter(({ userId }) => userId === user.id);
    const [before] = await ofUser();
    if (before === undefined) throw new Error('there is none');
    await accounts().setRecoveryCodes(user.id, 'renewed');
    await accounts().resealSecondFactor(before, { secret: 'late', recoveryCodes: 'late' });
    const [renewed] = await ofUser();
    expect(renewed).toEqual({ ...before, recoveryCodes: 'renewed' });
    await accounts().resealSecondFactor(renewed ?? before, { secret: 'anew', recoveryCodes: 'too' });
    expect(await ofUser()).toEqual([{ userId: user.id, secret: 'anew', recoveryCodes: 'too' }]);
  });

  test('an erased person has no link and no mail any more', async () => {
    const [user, stranger] = [await join(), await join()];
    const [own, foreign] = [await linkOf(user, `link of ${user.id}`), await linkOf(stranger, `link of ${stranger.id}`)];
    const mailTo = ({ id, email }: User) => ({
      id: `mal_${id}`,
      recipient: email,
      content: { kind: 'password_reset', userId: id } as const,
      createdAt: noon,
    });
    await turnOn(user, 'none');
    const rows = [mailTo(user), mailTo(stranger)].map((row) => ({ insert: 'mail', row }) as const);
    await held.store.transact([], (tx) => tx.apply(rows));
    await held.store.erasePerson({ id: user.id, email: user.email }, [user.partnerId]);
    await held.store.identity.forgetSignIn(user.id);
    expect(await accounts().findSecondFactor(user.id)).toBeUndefined();
    expect(await accounts().findPasswordReset(own, noon)).toBeUndefined();
    expect(await accounts().findPasswordReset(foreign, noon)).toMatchObject({ userId: stranger.id });
    const claim = { lease: 'x', now: noon, leasedUntil: minutesAfter(2), limit: 100 };
    expect((await held.store.mails.claimMails(claim)).map(({ recipient }) => recipient)).toEqual([stranger.email]);
  });

  test('who has had no password so far gets one', async () => {
    const user = await join(null);
    expect(await accounts().findAccount(user.id)).toMatchObject({ passwordHash: null });
    expect(await accounts().resetPassword(await linkOf(user, `link of ${user.id}`), 'first', noon)).toBe(true);
    expect(await accounts().findAccount(user.id)).toMatchObject({ passwordHash: 'first' });
  });
});
