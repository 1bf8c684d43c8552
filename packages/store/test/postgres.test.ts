import { describe, expect, onTestFinished, test } from 'vitest';
import { type OpenStore, openStore, type StoreOptions } from '../src/index.ts';
import { addPartner } from './support/adding.ts';
import { buildEvent } from './support/builders.ts';
import { openCuttingProxy } from './support/cutting-proxy.ts';
import { useDatabase } from './support/stores.ts';

const database = useDatabase('postgres');

const open = async (options: Partial<StoreOptions> = {}): Promise<OpenStore> => {
  const store = await openStore({ url: database.url, ...options });
  onTestFinished(() => store.close());
  return store;
};

const openThroughProxy = async () => {
  const proxy = await openCuttingProxy(database.url);
  onTestFinished(() => proxy.close());
  const store = await open({ url: proxy.url });
  return { proxy, store };
};

const eventsOf = async (store: OpenStore, partnerId: string) => {
  const page = await store.listEvents(partnerId, {}, { direction: 'forward', limit: 100, cursor: null });
  return page.edges.map(({ node }) => node);
};

describe('a connection that is cut', () => {
  test('before the commit: the transaction begins again on another one', async () => {
    const { proxy, store } = await openThroughProxy();
    const partner = await addPartner(store);
    let runs = 0;
    await store.transact([partner.id], async (tx) => {
      runs += 1;
      await tx.append([buildEvent(partner.id)]);
      if (runs === 1) proxy.cutAll();
      await tx.findPartner(partner.id);
    });
    expect(runs).toBe(2);
    expect((await eventsOf(store, partner.id)).map(({ sequence }) => sequence)).toEqual([1]);
  });

  test.each([
    ['while the commit is on its way: it begins again', 'before', 2],
    ['while the answer is on its way: the commit is found by its event', 'after', 1],
  ] as const)('%s', async (_, cut, expected) => {
    const { proxy, store } = await openThroughProxy();
    const partner = await addPartner(store);
    const heard: (readonly string[])[] = [];
    onTestFinished(store.onCommit((partnerIds) => heard.push(partnerIds)));
    let runs = 0;
    const [told] = await store.transact([partner.id], async (tx) => {
      runs += 1;
      if (runs === 1) proxy.cutNextCommit(cut);
      return tx.append([buildEvent(partner.id)]);
    });
    expect(runs).toBe(expected);
    expect((await eventsOf(store, partner.id)).map(({ id }) => id)).toEqual([told?.id]);
    expect(heard).toEqual([[partner.id]]);
  });

  test('while the answer is on its way: without an event, the commit is found by its idempotency key', async () => {
    const { proxy, store } = await openThroughProxy();
    const partner = await addPartner(store);
    let runs = 0;
    await store.transact([partner.id], async (tx) => {
      runs += 1;
      if (runs === 1) proxy.cutNextCommit('after');
      await tx.saveIdempotent(partner.id, 'key', { fingerprint: 'print', result: {} }, new Date());
    });
    expect(runs).toBe(1);
  });

  test('what leaves nothing to find it by fails, and says that its outcome is not known', async () => {
    const { proxy, store } = await openThroughProxy();
    const partner = await addPartner(store);
    const lost = store.transact([partner.id], async () => proxy.cutNextCommit('after'));
    await expect(lost).rejects.toThrow('the connection ended during the commit');
    expect(await store.findPartner(partner.id)).toBeDefined();
  });
});

describe('what one process appends, another one hears', () => {
  const heardBy = (store: OpenStore, isIt: (partnerIds: readonly string[] | null) => boolean) =>
    new Promise<void>((heard) => {
      onTestFinished(
        store.onOtherCommit((partnerIds) => {
          if (isIt(partnerIds)) heard();
        }),
      );
    });

  test('with its partners, and not what it appended itself', async () => {
    const [one, other] = [await open(), await open()];
    const partner = await addPartner(one);
    const own: unknown[] = [];
    onTestFinished(one.onOtherCommit((partnerIds) => own.push(partnerIds)));
    const heard = heardBy(other, (partnerIds) => partnerIds?.includes(partner.id) ?? false);
    await one.transact([partner.id], (tx) => tx.append([buildEvent(partner.id)]));
    await heard;
    expect(own.filter((partnerIds) => partnerIds !== null)).toEqual([]);
  });

  test('again after its connection was cut', async () => {
    const one = await open();
    const { proxy, store: other } = await openThroughProxy();
    const partner = await addPartner(one);
    const listensAgain = heardBy(other, (partnerIds) => partnerIds === null);
    proxy.cutAll();
    await listensAgain;
    const heard = heardBy(other, (partnerIds) => partnerIds?.includes(partner.id) ?? false);
    await one.transact([partner.id], (tx) => tx.append([buildEvent(partner.id)]));
    await heard;
  });
});
