import type { User } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addPartner } from '../support/adding.ts';
import { buildUser } from '../support/builders.ts';
import { minutesAfter, noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null) => ({ direction: 'forward', limit, cursor }) as const;

describe.each(engines)('users on %s', (engine) => {
  const held = useStore(engine, { now: () => noon });
  const save = async (...users: readonly User[]) => {
    for (const row of users) await held.store.transact([row.partnerId], (tx) => tx.apply([{ insert: 'user', row }]));
  };
  const signIn = ({ id }: User) => {
    const { exclusive, writer, schema } = held.store.identity;
    const times = { expiresAt: minutesAfter(60), createdAt: noon, updatedAt: noon };
    return exclusive(async () => {
      await writer.insert(schema.session).values({ id: `ses_${id}`, token: `token ${id}`, userId: id, ...times });
    });
  };

  test('a user is an account and a membership, read as one', async () => {
    const partner = await addPartner(held.store);
    const ben = buildUser(partner.id, {
      name: 'Ben',
      email: 'Ben@Partner.example',
      roles: ['global_admin', 'sales_agent'],
    });
    const amy = buildUser(partner.id, { name: 'Amy', roles: [] });
    await save(ben, amy);
    const saved = { ...ben, email: 'ben@partner.example' };
    expect(await held.store.findUsers(partner.id, [ben.id])).toEqual([saved]);
    expect(await held.store.findUserById(ben.id)).toEqual(saved);
    expect(await held.store.findUserById('usr_none')).toBeUndefined();
    const one = await held.store.listUsers(partner.id, forward(1));
    expect(one.edges.map((edge) => edge.node)).toEqual([amy]);
    const two = await held.store.listUsers(partner.id, forward(1, one.edges[0]?.cursor));
    expect(two.edges.map((edge) => edge.node)).toEqual([saved]);
    expect(await held.store.countUsers(partner.id)).toBe(2);
  });

  test('another partner’s users are not found, listed or changed', async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const user = buildUser(partner.id, { roles: ['global_admin'] });
    await save(user);
    expect(await held.store.findUsers(stranger.id, [user.id])).toEqual([]);
    expect((await held.store.listUsers(stranger.id, forward(9))).edges).toEqual([]);
    expect(await held.store.countUsers(stranger.id)).toBe(0);
    expect(await held.store.listUsersWithRole(stranger.id, 'global_admin')).toEqual([]);
    const change = { update: 'user', partnerId: stranger.id, id: user.id, set: { name: 'Mallory' } } as const;
    await expect(held.store.transact([stranger.id], (tx) => tx.apply([change]))).rejects.toThrow('no row to change');
    expect(await held.store.findUserById(user.id)).toEqual(user);
  });

  test('those with a role are found while they are not disabled', async () => {
    const partner = await addPartner(held.store);
    const admin = buildUser(partner.id, { roles: ['admin_agent', 'global_admin'] });
    const disabled = buildUser(partner.id, { roles: ['global_admin'], disabledAt: noon });
    await save(admin, disabled, buildUser(partner.id));
    expect(await held.store.listUsersWithRole(partner.id, 'global_admin')).toEqual([admin]);
  });

  test('an e-mail address belongs to one user of the installation, whatever its case', async () => {
    const partner = await addPartner(held.store);
    const other = await addPartner(held.store);
    await save(buildUser(partner.id, { email: 'same@x.example' }));
    await expect(save(buildUser(other.id, { email: 'SAME@x.example' }))).rejects.toMatchObject({
      name: 'UniqueViolation',
      constraint: 'user_email',
    });
  });

  test('a session is found by its token, until its user is disabled', async () => {
    const partner = await addPartner(held.store);
    const [leaving, staying] = [buildUser(partner.id), buildUser(partner.id)];
    await save(leaving, staying);
    await signIn(leaving);
    await signIn(staying);
    const find = (user: User) => held.store.identity.findSession(`token ${user.id}`);
    expect(await find(leaving)).toEqual({
      id: `ses_${leaving.id}`,
      userId: leaving.id,
      createdAt: noon,
      seenAt: null,
      secondFactorAt: null,
      language: null,
      expiresAt: minutesAfter(60),
      holder: { user: leaving, partner },
    });
    expect(await held.store.identity.findSession('none')).toBeUndefined();

    await held.store.transact([partner.id], (tx) =>
      tx.apply([
        { update: 'user', partnerId: partner.id, id: leaving.id, set: { disabledAt: minutesAfter(1) } },
        {
          update: 'user',
          partnerId: partner.id,
          id: staying.id,
          set: { name: 'New', email: 'NEW@x.example', roles: ['billing_admin'] },
        },
      ]),
    );
    expect(await find(leaving)).toBeUndefined();
    expect(await find(staying)).toBeDefined();
    expect(await held.store.findUserById(leaving.id)).toEqual({ ...leaving, disabledAt: minutesAfter(1) });
    const changed = { ...staying, name: 'New', email: 'new@x.example', roles: ['billing_admin'] };
    expect(await held.store.findUserById(staying.id)).toEqual(changed);

    await held.store.transact([partner.id], (tx) =>
      tx.apply([{ update: 'user', partnerId: partner.id, id: leaving.id, set: { disabledAt: null } }]),
    );
    expect(await held.store.findUserById(leaving.id)).toEqual(leaving);
  });

  test('a credential is kept as the sign-in library looks for it, and only for a user of a locked partner', async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const user = buildUser(partner.id);
    const credential = { insert: 'credential', row: { userId: user.id, passwordHash: 'hash' } } as const;
    await expect(held.store.transact([partner.id], (tx) => tx.apply([credential]))).rejects.toThrow('unknown user');
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'user', row: user }, credential]));
    const { reader, schema } = held.store.identity;
    const accounts = (await reader.select().from(schema.account)).filter((account) => account.userId === user.id);
    expect(accounts).toMatchObject([
      { accountId: user.id, providerId: 'credential', password: 'hash', createdAt: noon },
    ]);
    await expect(held.store.transact([stranger.id], (tx) => tx.apply([credential]))).rejects.toThrow('not locked');
    await expect(held.store.transact([partner.id], (tx) => tx.apply([credential]))).rejects.toMatchObject({
      constraint: 'credential',
    });
  });
});
