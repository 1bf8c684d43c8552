import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { fullRelationship, openWorld, type World } from '../api/world.ts';
import { openLive } from '../events/live.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.api.close());

const inputOf = (email: string) => ({
  ...{ email, name: 'Eve', roles: ['SALES_AGENT'], password: 'long enough for all' },
});
const createMany = async (emails: readonly string[]) => {
  const variables = Object.fromEntries(emails.map((email, at) => [`i${at}`, inputOf(email)]));
  const fields = emails.map(
    (_, at) => `a${at}: createUser(input: $i${at}) { __typename ... on Error { code message } }`,
  );
  const types = emails.map((_, at) => `$i${at}: CreateUserInput!`);
  return world.api.post(world.admin, `mutation (${types.join(', ')}) { ${fields.join('\n')} }`, variables);
};
const createOne = async (email: string, viewer = world.admin) =>
  world.api.services.createUser(viewer, {
    ...{ email, name: 'Eve', roles: ['sales_agent'], password: 'long enough for all', idempotencyKey: null },
  });

test('whoever it is that has an address, the answer is one sentence, and says nothing of whom', async () => {
  const theirs = fullRelationship(world.summit, 'Only Summits');
  await world.api.addRelationship(theirs);
  const customersAdmin = await world.api.addCustomerAdmin(theirs.customer);
  const known = [
    world.sales.user.email,
    world.summitAdmin.user.email,
    customersAdmin.admin.email,
    ` ${world.summitAdmin.user.email.toUpperCase()} `,
  ];
  const { data } = await createMany(known);
  const said = Object.values(data as Record<string, { code: string; message: string }>).map(
    ({ code, message }, at) => ({
      code,
      message: message.replace(String(known[at]).trim().toLowerCase(), 'ADDRESS'),
    }),
  );
  expect(said[0]).toEqual({
    code: 'CONFLICT',
    message: 'ADDRESS cannot be used for a new account. Use another address.',
  });
  for (const one of said) expect(one).toEqual(said[0]);
});

test('one operation tries out ten addresses, and the next none within the hour, new ones included', async () => {
  const ten = await createMany(Array.from({ length: 10 }, () => world.summitAdmin.user.email));
  expect(ten.errors).toBeUndefined();
  const many = await createMany(Array.from({ length: 50 }, (_, at) => `new${at}@meridian.example`));
  expect(many).toMatchObject({ data: null, errors: [{ path: ['a0'], extensions: { code: 'RATE_LIMITED' } }] });
  await expect(createOne('new@meridian.example')).rejects.toMatchObject({ name: 'RateLimited' });
  // Another partner's people go on.
  expect(await createOne('new@summit.example', world.summitAdmin)).toMatchObject({ ok: true });
});

test('many at once try out no more', async () => {
  const sent = Array.from({ length: 40 }, () => createOne(world.summitAdmin.user.email));
  const ended = await Promise.allSettled(sent);
  expect(ended.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(10);
});

test('many at once keep no other partner from making users', async () => {
  const live = await openLive();
  onTestFinished(() => live.close());
  const create = async ({ client }: typeof live.alpha, email: string) => {
    const document = 'mutation ($input: CreateUserInput!) { createUser(input: $input) { __typename } }';
    const { body } = await client.query(document, { input: inputOf(email) });
    return body.data?.createUser?.__typename ?? body.errors[0].extensions.code;
  };
  const theirs = Array.from({ length: 20 }, (_, at) => create(live.alpha, `new${at}@alpha.example`));
  // Theirs have come first once one is done, or refused.
  await Promise.race(theirs);
  expect(await create(live.beta, 'new@beta.example')).toBe('CreateUserPayload');
  expect(await Promise.all(theirs)).toContain('RATE_LIMITED');
});
