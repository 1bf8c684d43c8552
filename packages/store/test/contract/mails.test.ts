import { type NewEvent, type NewMail, systemActors, type User } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addPartner } from '../support/adding.ts';
import { buildUser } from '../support/builders.ts';
import { minutesAfter, noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

let made = 0;
const aMail = (given: Partial<NewMail> = {}): NewMail => {
  made += 1;
  const recipient = `r${made}@x.example`;
  const content = { kind: 'password_reset', userId: 'usr_1' } as const;
  return { id: `mal_${made}`, recipient, content, createdAt: noon, ...given };
};

describe.each(engines)('the outbox on %s', (engine) => {
  const held = useStore(engine, { now: () => noon, sendsMail: true });
  const mails = () => held.store.mails;
  const queue = (...rows: readonly NewMail[]) =>
    held.store.transact([], (tx) => tx.apply(rows.map((row) => ({ insert: 'mail', row }) as const)));
  const claim = async (lease: string, now = noon) => {
    const claimed = await mails().claimMails({
      lease,
      now,
      leasedUntil: new Date(now.getTime() + 120_000),
      limit: 100,
    });
    return claimed.map(({ id }) => id);
  };
  const empty = async (now = noon) => {
    for (const id of await claim('emptying', now)) await mails().finishMail(id, 'emptying', { sentAt: now });
  };

  test('what is due is claimed by one, in the words its reader has chosen, and again once the lease has ended', async () => {
    await empty();
    const partner = await addPartner(held.store);
    const reader = buildUser(partner.id);
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'user', row: reader }]));
    await held.store.accounts.setLanguage(reader.id, 'ja');
    const [known, unknown] = [aMail({ recipient: reader.email }), aMail()];
    await queue(known, unknown);
    const lease = { now: noon, leasedUntil: minutesAfter(2), limit: 100 };
    const [one, two] = await Promise.all([
      mails().claimMails({ ...lease, lease: 'one' }),
      mails().claimMails({ ...lease, lease: 'two' }),
    ]);
    const claimed = [...one, ...two];
    expect(claimed).toHaveLength(2);
    expect(claimed).toContainEqual({ ...known, attempts: 1, language: 'ja' });
    expect(claimed).toContainEqual({ ...unknown, attempts: 1, language: null });
    expect(await claim('three')).toEqual([]);
    expect((await claim('three', minutesAfter(2))).sort()).toEqual([known.id, unknown.id].sort());
  });

  test('what is finished is not claimed again, what is retried is from then on; who has lost the lease ends nothing', async () => {
    await empty(minutesAfter(600));
    const [sent, failing] = [aMail(), aMail()];
    await queue(sent, failing);
    await claim('mine');
    await mails().finishMail(sent.id, 'another’s', { failure: 'never mind' });
    await mails().finishMail(sent.id, 'mine', { sentAt: noon });
    await mails().retryMail(failing.id, 'mine', { dueAt: minutesAfter(5), failure: 'the server is away' });
    expect(await claim('later', minutesAfter(4))).toEqual([]);
    expect(await claim('later', minutesAfter(5))).toEqual([failing.id]);
    await mails().retryMail(failing.id, 'mine', { dueAt: noon, failure: 'too late' });
    expect(await claim('later', minutesAfter(6))).toEqual([]);
    await mails().forgetMails(minutesAfter(1));
    await mails().finishMail(failing.id, 'later', { failure: 'given up' });
    await mails().forgetMails(noon);
    await queue(aMail({ id: sent.id }));
    await expect(queue(aMail({ id: failing.id }))).rejects.toThrow();
  });

  test('so many of a kind to one address and no more', async () => {
    const recipient = 'often@x.example';
    const bound = { since: minutesAfter(-60), most: 2 };
    expect(await mails().queueUnlessMany(aMail({ recipient, createdAt: minutesAfter(-70) }), bound)).toBe(true);
    expect(await mails().queueUnlessMany(aMail({ recipient }), bound)).toBe(true);
    expect(await mails().queueUnlessMany(aMail({ recipient }), bound)).toBe(true);
    expect(await mails().queueUnlessMany(aMail({ recipient }), bound)).toBe(false);
    expect(await mails().queueUnlessMany(aMail(), bound)).toBe(true);
  });

  test('an endpoint that stops by itself is mailed about in the same transaction, to those who manage it', async () => {
    await empty(minutesAfter(1200));
    const partner = await addPartner(held.store);
    const admins: readonly User[] = [
      buildUser(partner.id, { roles: ['global_admin'] }),
      buildUser(partner.id, { roles: ['global_admin'], disabledAt: noon }),
      buildUser(partner.id, { roles: ['sales_agent'] }),
    ];
    await held.store.transact([partner.id], (tx) => tx.apply(admins.map((row) => ({ insert: 'user', row }))));
    const stopped: NewEvent = {
      partnerId: partner.id,
      type: 'webhook-endpoint-disabled',
      occurredAt: noon,
      actor: systemActors.webhook_delivery,
      customerId: null,
      relationshipId: null,
      subjectId: 'whk_1',
      changes: { state: { from: 'enabled', to: 'disabled' }, reason: 'gone' },
      correlationId: 'cor_1',
    };
    const fail = held.store.transact([partner.id], async (tx) => {
      await tx.append([stopped]);
      throw new Error('rolled back');
    });
    await expect(fail).rejects.toThrow('rolled back');
    await held.store.transact([partner.id], (tx) => tx.append([stopped]));
    const byHand: NewEvent = { ...stopped, actor: { kind: 'user', id: 'usr_1', name: 'Ada' } };
    await held.store.transact([partner.id], (tx) => tx.append([byHand]));
    const claimed = await mails().claimMails({ lease: 'x', now: noon, leasedUntil: minutesAfter(2), limit: 100 });
    expect(claimed).toMatchObject([
      { recipient: admins[0]?.email, content: { kind: 'endpoint_alarm', endpointId: 'whk_1', alarm: 'disabled' } },
    ]);
  });
});
