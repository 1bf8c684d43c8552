import { aCustomer, aCustomerAdmin } from '@untether/domain/testing';
import { expect, test } from 'vitest';
import { guid, record } from './export-folder.ts';
import { now, openHarness } from './harness.ts';

test('admins a customer already has are reported when a partner first imports it', async () => {
  await using harness = await openHarness();
  const customer = aCustomer({ id: `cus_${guid(1)}`, tenantId: guid(1) });
  const admin = aCustomerAdmin({ customerId: customer.id, id: 'usr_there', email: 'there@one.example' });
  const squatter = aCustomerAdmin({
    ...{ customerId: customer.id, id: 'usr_squatter', email: 'squatter@one.example', provenFor: ['par_else'] },
  });
  const gone = aCustomerAdmin({ customerId: customer.id, id: 'usr_gone', email: 'gone@one.example', disabledAt: now });
  await harness.store.transact([], (tx) =>
    tx.apply([
      { insert: 'customer', row: customer },
      { insert: 'customerAdmin', row: admin },
      { insert: 'customerAdmin', row: squatter },
      { insert: 'customerAdmin', row: gone },
    ]),
  );
  const { code, text } = await harness.importAll({ record: record(1) }, { record: record(2) });
  expect(code).toBe(0);
  expect(text).toContain('there@one.example may sign in for this customer and sees what is imported');
  expect(text).toContain('squatter@one.example may sign in for this customer, and does not see what is imported');
  expect(text).not.toContain('gone@one.example');
  expect((await harness.importAll({ record: record(1) }, { record: record(2) })).text).not.toContain('may sign in');
});
