import { describe, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { addCustomer, addPartner } from './support/adding.ts';
import { buildReceipt } from './support/builders.ts';
import { noon } from './support/fixed.ts';
import { query } from './support/query.ts';
import { engines, useDatabase } from './support/stores.ts';

/** Its table as it was before. */
const back = [
  'drop index mail_by_receipt',
  'alter table mail drop column receipt_id',
  "delete from untether_migration where tag = '0030_mail_of_receipt'",
];

describe.each(engines)('a database from before, opened on %s', (engine) => {
  const database = useDatabase(engine);

  test('has the notices that it mailed at their receipts, and no other mail', async () => {
    const before = await openStore({ url: database.url });
    const partner = await addPartner(before);
    const { relationship } = await addCustomer(before, partner.id);
    const receipt = buildReceipt(relationship);
    await before.transact([partner.id], (tx) => tx.apply([{ insert: 'receipt', row: receipt }]));
    const bound = { since: noon, most: 1 };
    const content = { kind: 'removal_notice', partnerId: partner.id, receiptId: receipt.id } as const;
    await before.mails.queueUnlessMany(
      { id: 'mal_1', recipient: 'cora@coral.example', content, createdAt: noon },
      bound,
    );
    await before.mails.queueUnlessMany(
      {
        id: 'mal_2',
        recipient: 'cora@coral.example',
        content: { kind: 'password_reset', userId: 'usr_1' },
        createdAt: noon,
      },
      bound,
    );
    await before.close();
    for (const sql of back) await query(engine, database.url, sql);

    const store = await openStore({ url: database.url });
    expect(await store.listMailsOfReceipts(partner.id, [receipt.id])).toMatchObject([
      { id: 'mal_1', receiptId: receipt.id, recipient: 'cora@coral.example', state: 'pending' },
    ]);
    await store.close();
  });
});
