import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Letter } from '@untether/services';
import { MailRefused } from '@untether/services';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openTestApi, start } from './test-api.ts';
import { emptyRelationship } from './world.ts';

type Api = Awaited<ReturnType<typeof openTestApi>>;
interface Sent extends Letter {
  readonly to: string;
  readonly id: string;
}

let api: Api;
let clock = start.getTime();
beforeAll(async () => {
  api = await openTestApi({ sendsMail: true });
});
afterAll(() => api.close());

const later = (minutes: number): void => {
  clock += minutes * 60_000;
  api.moveClock(new Date(clock));
};
const never = () => false;

/** Sends all that is due, and what each attempt of it came to. */
const deliver = async (fails?: () => Error) => {
  const sent: Sent[] = [];
  const turn = await api.services.sendDueMail(async (to, id, letter) => {
    if (fails) throw fails();
    sent.push({ to, id, ...letter });
  }, never);
  return { sent, ...turn };
};

describe('what happens is mailed to whom it concerns', () => {
  test('an invitation to whom it names, with the link that works', async () => {
    const partner = await api.addPartner({ name: 'Meridian', kind: 'direct_bill' });
    const admin = await api.addUser(partner, ['global_admin', 'admin_agent']);
    const request = async (customerEmail: string | null) => {
      const made = await api.services.requestResellerRelationship(admin, {
        customerId: null,
        receiptId: null,
        customerEmail,
        granularAdmin: null,
        indirectProviderId: null,
        expiresInDays: null,
        idempotencyKey: null,
      });
      if (!made.ok) throw new Error(JSON.stringify(made.refusal));
      return made;
    };
    await request(null);
    expect((await deliver()).sent).toEqual([]);

    const made = await request('boss@new.example');
    const token = made.sent?.link.split('#')[1] ?? '';
    // On PostgreSQL the same row lies in the files of a server that other databases share.
    if (inject('engine') === 'sqlite') {
      const folder = dirname(api.url.slice('file:'.length));
      const kept = readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
      expect(kept).toContain('sealedLink');
      expect(kept).not.toContain(token);
    }
    const { sent } = await deliver();
    expect(sent).toMatchObject([{ to: 'boss@new.example', text: expect.stringContaining(made.sent?.link ?? '') }]);
    // Nobody knows what they read.
    expect(sent[0]?.subject).toBe('Meridian asks to be your reseller / Meridian からのリセラー関係の申請');

    const again = await api.services.resendRelationshipRequest(admin, {
      requestId: made.ids.requestId,
      expiresInDays: null,
      idempotencyKey: null,
    });
    if (!again.ok) throw new Error('it was not sent again');
    await api.services.revokeRelationshipRequest(admin, { requestId: made.ids.requestId, idempotencyKey: null });
    expect((await deliver()).sent).toEqual([]);
  });

  test('a removal to the admins of the customer, in the language they have chosen', async () => {
    const partner = await api.addPartner({ name: 'Summit', kind: 'direct_bill' });
    const admin = await api.addUser(partner, ['global_admin', 'admin_agent']);
    const facts = emptyRelationship(partner, 'Told Bakery');
    await api.addRelationship(facts);
    const told = await api.addCustomerAdmin(facts.customer);
    await api.store.accounts.setLanguage(told.admin.id, 'en');
    const removed = await api.services.removeResellerRelationship(admin, {
      customerId: facts.customer.id,
      attestation: true,
      attestationVersion: null,
      reason: null,
      idempotencyKey: null,
    });
    expect(removed.ok).toBe(true);
    expect((await deliver()).sent).toMatchObject([
      {
        to: told.admin.email,
        subject: 'Summit is no longer your reseller',
        text: expect.stringContaining('To Told Bakery,'),
      },
    ]);
  });
});

describe('a link to set a new password', () => {
  test('is made when it is sent, three times an hour at most, and for nobody else', async () => {
    const partner = await api.addPartner({ name: 'Harbor', kind: 'direct_bill' });
    const { user } = await api.addUser(partner, ['sales_agent']);
    await api.services.mailResetLink('nobody@harbor.example');
    for (let asked = 0; asked < 5; asked += 1) await api.services.mailResetLink(user.email.toUpperCase());
    const { sent } = await deliver();
    expect(sent.map(({ to }) => to)).toEqual([user.email, user.email, user.email]);
    const links = sent.map(({ text }) => /reset-password#(\S+)/.exec(text)?.[1] ?? '');
    expect(new Set(links).size).toBe(3);
    expect(await Promise.all(links.map((link) => api.services.findResetAccount(link)))).toMatchObject([
      undefined,
      undefined,
      { email: user.email },
    ]);
    later(61);
    await api.services.mailResetLink(user.email);
    expect((await deliver()).sent).toHaveLength(1);
  });
});

describe('what is not sent', () => {
  const queue = async (name: string) => {
    const partner = await api.addPartner({ name, kind: 'direct_bill' });
    const admin = await api.addUser(partner, ['global_admin']);
    const endpoint = { url: 'http://localhost:1/hook', types: null, description: null, ed25519: false };
    const made = await api.services.createWebhookEndpoint(admin, { ...endpoint, idempotencyKey: null });
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    const { endpointId } = made.ids;
    const content = { kind: 'endpoint_alarm', partnerId: partner.id, endpointId, alarm: 'paused' } as const;
    const row = { id: `mal_${name}`, recipient: admin.user.email, content, createdAt: api.now() };
    await api.store.transact([], (tx) => tx.apply([{ insert: 'mail', row }]));
    return row.id;
  };
  const refused = () => new Error('451 try again later');

  test('is tried again, ever more rarely, and given up after eight attempts', async () => {
    await queue('patient');
    const waited: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      let minutes = 0;
      let turn = await deliver(refused);
      while (turn.taken === 0) {
        later(1);
        minutes += 1;
        turn = await deliver(refused);
      }
      waited.push(minutes);
      expect(turn.failures).toMatchObject([{ givenUp: attempt === 8 }]);
    }
    expect(waited).toEqual([0, 1, 1, 5, 30, 120, 360, 720]);
    later(1000);
    expect((await deliver()).taken).toBe(0);
  });

  test('is given up at once where the server will never take it', async () => {
    await queue('final');
    expect((await deliver(() => new MailRefused('550 no such user'))).failures).toMatchObject([{ givenUp: true }]);
    later(1000);
    expect((await deliver()).taken).toBe(0);
  });

  test('because its process was killed is sent once its lease has ended, as the same mail', async () => {
    const id = await queue('killed');
    await api.store.mails.claimMails({
      lease: 'killed',
      now: api.now(),
      leasedUntil: new Date(clock + 120_000),
      limit: 10,
    });
    expect((await deliver()).taken).toBe(0);
    later(2);
    expect((await deliver()).sent).toMatchObject([{ id }]);
  });
});
