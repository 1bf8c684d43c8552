import type { User } from '@untether/domain';
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
    await accounts().noteSession(first, minutesAfter(-5));
    expect(await accounts().listSessions(user.id, noon)).toMatchObject([
      { id: first, seenAt: minutesAfter(-5), createdAt: minutesAfter(-30) },
      { userAgent: 'second', seenAt: minutesAfter(-20) },
    ]);
    expect(await held.store.identity.findSession(first)).toMatchObject({ id: first, seenAt: minutesAfter(-5) });
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

  test('an erased person has no link and no mail any more', async () => {
    const [user, stranger] = [await join(), await join()];
    const [own, foreign] = [await linkOf(user, `link of ${user.id}`), await linkOf(stranger, `link of ${stranger.id}`)];
    const mailTo = ({ id, email }: User) => ({
      id: `mal_${id}`,
      recipient: email,
      content: { kind: 'password_reset', userId: id } as const,
      createdAt: noon,
    });
    const rows = [mailTo(user), mailTo(stranger)].map((row) => ({ insert: 'mail', row }) as const);
    await held.store.transact([], (tx) => tx.apply(rows));
    await held.store.erasePerson({ id: user.id, email: user.email }, [user.partnerId]);
    await held.store.identity.forgetSignIn(user.id);
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
