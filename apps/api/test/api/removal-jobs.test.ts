import { setTimeout as sleep } from 'node:timers/promises';
import type { Viewer } from '@untether/domain';
import { addDays, addSeconds, decideStartBulkRemoval, jobCustomerOf } from '@untether/domain';
import { aNewCommerceSubscription, aSubscription, commandContext } from '@untether/domain/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runRemovalJobs } from '../../src/jobs/run-removal-jobs.ts';
import { start } from './test-api.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.api.close());

const work = () => world.api.workOnJobs();

const run = async (viewer: Viewer, name: string, input: object) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const payload = ['unscheduleRemoval'].includes(name) ? 'customer { id }' : 'job { id kind state customerCount }';
  const { data, errors } = await world.api.post(
    viewer,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename
      ... on Error { code message }
      ... on ForbiddenError { reason }
      ... on ValidationError { issues { path code } }
      ... on ${type}Payload { replayed ${payload} }
    } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
};

const jobOf = async (viewer: Viewer, id: string) => {
  const { data, errors } = await world.api.post(
    viewer,
    `query ($id: ID!) { job(id: $id) {
      kind state finishedAt customerCount clearBlockers removeAt whenClear
      startedBy { name } counts { state customers }
      commands { command allowedToViewer }
      items(first: 100) { nodes {
        number customerName state dueAt reasonCode message stepCount receipt { id removedBy { name } }
        remaining { kind subjectName reason at message }
        steps(first: 100) { totalCount nodes { number blockerKind subjectName resolution state message } }
      } }
    } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return data.job;
};

interface Step {
  readonly subjectName: string;
  readonly resolution: string;
}
interface Planned {
  readonly blocker: { readonly subjectName: string };
  readonly action: { readonly resolution: string };
}

const eventTypes = async (viewer: Viewer): Promise<string[]> =>
  (await world.api.post(viewer, '{ events(first: 100) { nodes { type } } }')).data.events.nodes.map(
    ({ type }: { readonly type: string }) => type,
  );

describe('clearing a customer', () => {
  test('does the best the viewer may do about each blocker, what has to go first before the rest, and lists what stays', async () => {
    const { customer } = await world.api.addRelationship(fullRelationship(world.meridian, 'Cleared Cafe'));
    const preview = await world.api.post(
      world.admin,
      `query ($id: ID!) { customer(id: $id) { removalPreview { clearing {
        steps { blocker { subjectName } action { resolution consequence } clears clearsAt }
        remaining { subjectName reason at message }
      } } } }`,
      { id: customer.id },
    );
    const plan = preview.data.customer.removalPreview.clearing;
    const started = await run(world.admin, 'clearRemovalBlockers', { customerId: customer.id });
    expect(started).toMatchObject({ __typename: 'ClearRemovalBlockersPayload', job: { kind: 'CLEAR' } });
    await work();
    const job = await jobOf(world.admin, started.job.id);
    expect(job).toMatchObject({ state: 'COMPLETED', counts: [{ state: 'COMPLETED', customers: 1 }], commands: [] });
    const [item] = job.items.nodes;
    expect(item.steps.nodes).toEqual([
      {
        number: 1,
        blockerKind: 'ACTIVE_SUBSCRIPTION',
        subjectName: expect.any(String),
        resolution: 'SUSPEND',
        state: 'COMPLETED',
        message: null,
      },
      {
        number: 2,
        blockerKind: 'ACTIVE_AZURE_ENTITLEMENT',
        subjectName: expect.any(String),
        resolution: 'CANCEL',
        state: 'COMPLETED',
        message: null,
      },
      {
        number: 3,
        blockerKind: 'ACTIVE_RESERVATION',
        subjectName: expect.any(String),
        resolution: 'CANCEL',
        state: 'COMPLETED',
        message: null,
      },
      {
        number: 4,
        blockerKind: 'SOFTWARE_PURCHASE',
        subjectName: expect.any(String),
        resolution: 'CANCEL',
        state: 'COMPLETED',
        message: null,
      },
      {
        number: 5,
        blockerKind: 'ACTIVE_AZURE_PLAN',
        subjectName: expect.any(String),
        resolution: 'SUSPEND',
        state: 'COMPLETED',
        message: null,
      },
    ]);
    expect(plan.steps.map((one: { action: { resolution: string } }) => one.action.resolution)).toEqual(
      item.steps.nodes.map((one: { resolution: string }) => one.resolution),
    );
    expect(item.remaining).toMatchObject([{ kind: 'ACTIVE_SAVINGS_PLAN', reason: 'RUNS_OUT' }]);
    expect(plan.remaining).toMatchObject([{ reason: 'RUNS_OUT' }]);
    expect(await eventTypes(world.admin)).toEqual([
      'SUBSCRIPTION_SUSPENDED',
      'SUBSCRIPTION_SUSPENDED',
      'AZURE_ENTITLEMENT_CANCELLED',
      'RESERVATION_CANCELLED',
      'SOFTWARE_PURCHASE_CANCELLED',
      'SUBSCRIPTION_SUSPENDED',
    ]);
  });

  test('what the viewer may not clear is left, with who may', async () => {
    const { customer } = await world.api.addRelationship(fullRelationship(world.meridian, 'Cleared Cafe'));
    const started = await run(world.helpdesk, 'clearRemovalBlockers', { customerId: customer.id });
    await work();
    const [item] = (await jobOf(world.helpdesk, started.job.id)).items.nodes;
    expect(item.remaining).toMatchObject([
      { kind: 'ACTIVE_AZURE_ENTITLEMENT', reason: 'NOT_YOURS' },
      { kind: 'ACTIVE_AZURE_PLAN', reason: 'HELD_BACK' },
      { kind: 'ACTIVE_SAVINGS_PLAN', reason: 'RUNS_OUT' },
      { kind: 'SOFTWARE_PURCHASE', reason: 'NOT_YOURS' },
    ]);
  });
});

describe('removing many', () => {
  test('each is removed, or says what blocks it', async () => {
    const ready = await world.api.addRelationship(emptyRelationship(world.meridian, 'Ready Rail'));
    const blocked = await world.api.addRelationship(fullRelationship(world.meridian, 'Blocked Bakery'));
    const started = await run(world.admin, 'startBulkRemoval', {
      customerIds: [ready.customer.id, blocked.customer.id],
      clearBlockers: false,
      attestation: true,
    });
    expect(started.job).toMatchObject({ kind: 'BULK', customerCount: 2 });
    await work();
    const job = await jobOf(world.admin, started.job.id);
    expect(job.state).toBe('COMPLETED');
    expect(job.items.nodes).toMatchObject([
      { customerName: 'Ready Rail', state: 'COMPLETED', receipt: { removedBy: { name: world.admin.user.name } } },
      { customerName: 'Blocked Bakery', state: 'FAILED', reasonCode: 'BLOCKED', remaining: { length: 7 } },
    ]);
    expect(job.commands).toEqual([{ command: 'RETRY_FAILED', allowedToViewer: true }]);
  });

  test('a filter is fixed at the start; cleared first, all that can go goes', async () => {
    for (const name of ['One Oven', 'Two Ovens', 'Three Ovens']) {
      const { own, id } = keysOf(world.meridian, name);
      await world.api.addRelationship({
        ...emptyRelationship(world.meridian, name),
        subscriptions: [aSubscription({ ...own, id: id('sub', 'licence') })],
      });
    }
    const started = await run(world.admin, 'startBulkRemoval', {
      filter: { search: 'oven' },
      clearBlockers: true,
      attestation: true,
    });
    await world.api.addRelationship(emptyRelationship(world.meridian, 'Late Oven'));
    await work();
    const job = await jobOf(world.admin, started.job.id);
    expect(job).toMatchObject({ customerCount: 3, counts: [{ state: 'COMPLETED', customers: 3 }] });
    const left = await world.api.post(world.admin, '{ customers { nodes { companyName } } }');
    expect(left.data.customers.nodes).toEqual([{ companyName: 'Late Oven' }]);
  });

  test.each([
    ['neither customers nor a filter', {}, 'ONE_OF'],
    ['no customers', { customerIds: [] }, 'EMPTY_LIST'],
    ['a filter that nobody matches', { filter: { search: 'nobody' } }, 'MATCHES_NO_CUSTOMER'],
    ['no attestation', { filter: {}, attestation: false }, 'NOT_ATTESTED'],
  ])('%s is refused', async (_, more, code) => {
    await world.api.addRelationship(emptyRelationship(world.meridian, 'Ready Rail'));
    const input = { clearBlockers: false, attestation: true, ...more };
    expect(await run(world.admin, 'startBulkRemoval', input)).toMatchObject({ issues: [{ code }] });
  });

  test('takes no more than the API says', async () => {
    const { data } = await world.api.post(world.admin, '{ viewer { bulkRemovalLimit } }');
    const customerIds = Array.from({ length: data.viewer.bulkRemovalLimit + 1 }, (_, at) => `cus_${at}`);
    expect(
      await run(world.admin, 'startBulkRemoval', { customerIds, clearBlockers: false, attestation: true }),
    ).toMatchObject({ issues: [{ path: ['customerIds'], code: 'TOO_MANY_CUSTOMERS' }] });
  });

  test('nothing is read for a viewer who may not', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Ready Rail'));
    const chosen = { customerIds: [customer.id], clearBlockers: false, attestation: true };
    const before = world.api.statements.length;
    expect(await run(world.helpdesk, 'startBulkRemoval', chosen)).toMatchObject({ code: 'FORBIDDEN' });
    expect(world.api.statements.slice(before)).toEqual([]);
  });

  test('a customer of another partner is not found', async () => {
    const other = await world.api.addRelationship(emptyRelationship(world.summit, 'Elsewhere'));
    const input = { customerIds: [other.customer.id], clearBlockers: false, attestation: true };
    expect(await run(world.admin, 'startBulkRemoval', input)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a scheduled removal', () => {
  const runsOut = async (name = 'Runs Out') => {
    const { own, id } = keysOf(world.meridian, name);
    const end = addDays(start, 40);
    const facts = await world.api.addRelationship({
      ...emptyRelationship(world.meridian, name),
      subscriptions: [
        aNewCommerceSubscription({
          ...own,
          id: id('sub', 'annual'),
          commitmentEndDate: end,
          cancellationAllowedUntil: null,
          purchasedOrRenewedAt: addDays(start, -325),
        }),
      ],
    });
    return { facts, end };
  };

  test('chooses the end of the term at once, removes at the date, and tells', async () => {
    const { facts } = await runsOut();
    const input = { customerId: facts.customer.id, attestation: true };
    const preview = await world.api.post(
      world.admin,
      'query ($id: ID!) { customer(id: $id) { removalPreview { nextPossibleRemovalDate suggestedSchedule { at whenClear importMustConfirm } } } }',
      { id: facts.customer.id },
    );
    const { suggestedSchedule, nextPossibleRemovalDate } = preview.data.customer.removalPreview;
    expect(suggestedSchedule).toEqual({ at: nextPossibleRemovalDate, whenClear: false, importMustConfirm: false });
    const { job } = await run(world.admin, 'scheduleRemoval', input);
    expect((await jobOf(world.admin, job.id)).items.nodes).toMatchObject([
      { state: 'WAITING', dueAt: nextPossibleRemovalDate, steps: { nodes: [{ state: 'COMPLETED' }] } },
    ]);
    await work();
    expect((await jobOf(world.admin, job.id)).state).toBe('WAITING');
    world.api.moveClock(new Date(nextPossibleRemovalDate));
    await work();
    expect(await jobOf(world.admin, job.id)).toMatchObject({
      state: 'COMPLETED',
      items: { nodes: [{ state: 'COMPLETED', receipt: {} }] },
    });
    expect(await eventTypes(world.admin)).toEqual([
      'SUBSCRIPTION_UPDATED',
      'RESELLER_RELATIONSHIP_REMOVAL_SCHEDULED',
      'SUBSCRIPTION_EXPIRED',
      'RESELLER_RELATIONSHIP_REMOVED',
    ]);
  });

  test('that something blocks at its date fails, and says by what', async () => {
    const { facts, end } = await runsOut();
    const { own, id } = keysOf(world.meridian, 'Runs Out');
    const at = addDays(end, 60).toISOString();
    const { job } = await run(world.admin, 'scheduleRemoval', { customerId: facts.customer.id, at, attestation: true });
    await world.api.store.transact([world.meridian.id], (tx) =>
      tx.apply([{ insert: 'subscription', row: aSubscription({ ...own, id: id('sub', 'new') }) }]),
    );
    world.api.moveClock(new Date(at));
    await work();
    expect(await jobOf(world.admin, job.id)).toMatchObject({
      state: 'COMPLETED',
      items: { nodes: [{ state: 'FAILED', reasonCode: 'BLOCKED', remaining: [{ kind: 'ACTIVE_SUBSCRIPTION' }] }] },
    });
    expect(await eventTypes(world.admin)).toContain('RESELLER_RELATIONSHIP_REMOVAL_FAILED');
    const { data } = await world.api.post(
      world.admin,
      'query ($id: ID!) { customer(id: $id) { scheduledRemoval { id } } }',
      {
        id: facts.customer.id,
      },
    );
    expect(data.customer.scheduledRemoval).toBeNull();
  });

  test('once nothing blocks: the last blocker that goes makes it due', async () => {
    const { own, id } = keysOf(world.meridian, 'Waits On');
    const subscription = aSubscription({ ...own, id: id('sub', 'licence') });
    const facts = await world.api.addRelationship({
      ...emptyRelationship(world.meridian, 'Waits On'),
      subscriptions: [subscription],
    });
    const { job } = await run(world.admin, 'scheduleRemoval', {
      customerId: facts.customer.id,
      whenClear: true,
      attestation: true,
    });
    await work();
    expect((await jobOf(world.admin, job.id)).state).toBe('WAITING');
    await world.api.services.suspendSubscription(world.helpdesk, { id: subscription.id, idempotencyKey: null });
    await work();
    expect((await jobOf(world.admin, job.id)).items.nodes).toMatchObject([{ state: 'COMPLETED' }]);
  });

  test('can be taken back, and another schedule takes its place', async () => {
    const { facts } = await runsOut();
    const customerId = facts.customer.id;
    const first = await run(world.admin, 'scheduleRemoval', { customerId, attestation: true });
    const at = addDays(start, 90).toISOString();
    const second = await run(world.admin, 'scheduleRemoval', { customerId, at, attestation: true });
    await work();
    expect((await jobOf(world.admin, first.job.id)).items.nodes).toMatchObject([
      { state: 'CANCELLED', reasonCode: 'RESCHEDULED' },
    ]);
    expect(await run(world.admin, 'unscheduleRemoval', { customerId })).toMatchObject({ replayed: false });
    expect(await run(world.admin, 'unscheduleRemoval', { customerId })).toMatchObject({ replayed: true });
    await work();
    expect(await jobOf(world.admin, second.job.id)).toMatchObject({
      state: 'COMPLETED',
      items: { nodes: [{ state: 'CANCELLED', reasonCode: 'UNSCHEDULED' }] },
    });
    expect(await eventTypes(world.admin)).toEqual([
      'SUBSCRIPTION_UPDATED',
      'RESELLER_RELATIONSHIP_REMOVAL_SCHEDULED',
      'RESELLER_RELATIONSHIP_REMOVAL_UNSCHEDULED',
      'RESELLER_RELATIONSHIP_REMOVAL_SCHEDULED',
      'RESELLER_RELATIONSHIP_REMOVAL_UNSCHEDULED',
    ]);
  });

  test.each([
    ['that nothing blocks', []],
    ['that can be cleared', ['licence']],
  ])('of a customer %s is carried out by the worker, not at once', async (_, licences) => {
    const { own, id } = keysOf(world.meridian, 'Ready Rail');
    const { customer } = await world.api.addRelationship({
      ...emptyRelationship(world.meridian, 'Ready Rail'),
      subscriptions: licences.map((one) => aSubscription({ ...own, id: id('sub', one) })),
    });
    const input = { customerId: customer.id, whenClear: true, clearBlockers: true, attestation: true };
    const { job } = await run(world.admin, 'scheduleRemoval', input);
    expect((await jobOf(world.admin, job.id)).items.nodes).toMatchObject([
      { state: 'WAITING', dueAt: start.toISOString(), remaining: [], steps: { totalCount: licences.length } },
    ]);
    await work();
    expect(await jobOf(world.admin, job.id)).toMatchObject({
      state: 'COMPLETED',
      items: { nodes: [{ state: 'COMPLETED', receipt: { removedBy: { name: world.admin.user.name } } }] },
    });
  });

  test.each([
    ['as suggested', {}],
    ['at a date', { at: addDays(start, 90).toISOString() }],
    ['at a date, to be cleared then', { at: addDays(start, 90).toISOString(), clearBlockers: true }],
    ['once nothing blocks', { whenClear: true }],
    ['once nothing blocks, cleared now', { whenClear: true, clearBlockers: true }],
  ])('does at once exactly what its preview says: %s', async (_, asked) => {
    const full = fullRelationship(world.meridian, 'Runs Out');
    const { own, id } = keysOf(world.meridian, 'Runs Out');
    const annual = aNewCommerceSubscription({
      ...own,
      id: id('sub', 'annual'),
      commitmentEndDate: addDays(start, 40),
      cancellationAllowedUntil: null,
      purchasedOrRenewedAt: addDays(start, -325),
    });
    const { customer } = await world.api.addRelationship({
      ...full,
      subscriptions: [...full.subscriptions, annual],
    });
    const { data, errors } = await world.api.post(
      world.admin,
      `query ($id: ID!, $at: DateTime, $whenClear: Boolean, $clearBlockers: Boolean) { customer(id: $id) { removalPreview {
        scheduling(at: $at, whenClear: $whenClear, clearBlockers: $clearBlockers) {
          at whenClear removesAtOnce
          clearing { steps { blocker { subjectName } action { resolution } } remaining { subjectName reason at message kind } }
        } } } }`,
      { id: customer.id, ...asked },
    );
    expect(errors).toBeUndefined();
    const { scheduling } = data.customer.removalPreview;
    const { job } = await run(world.admin, 'scheduleRemoval', { customerId: customer.id, attestation: true, ...asked });
    const started = await jobOf(world.admin, job.id);
    const [item] = started.items.nodes;
    expect({ at: started.removeAt, whenClear: started.whenClear }).toEqual({
      at: scheduling.at,
      whenClear: scheduling.whenClear,
    });
    expect(item.steps.nodes.length).toBeGreaterThan(0);
    expect(item.steps.nodes.map((one: Step) => [one.subjectName, one.resolution])).toEqual(
      scheduling.clearing.steps.map((one: Planned) => [one.blocker.subjectName, one.action.resolution]),
    );
    expect(item.remaining).toEqual(scheduling.clearing.remaining);
    expect(scheduling.removesAtOnce).toBe(false);
  });

  test('that nothing makes wait is said beforehand to remove at once', async () => {
    const { own, id } = keysOf(world.meridian, 'Ready Rail');
    const { customer } = await world.api.addRelationship({
      ...emptyRelationship(world.meridian, 'Ready Rail'),
      subscriptions: [aSubscription({ ...own, id: id('sub', 'licence') })],
    });
    const { data } = await world.api.post(
      world.admin,
      `query ($id: ID!) { customer(id: $id) { removalPreview {
        cleared: scheduling(whenClear: true, clearBlockers: true) { removesAtOnce }
        left: scheduling(whenClear: true) { removesAtOnce }
        later: scheduling(at: "${addDays(start, 9).toISOString()}", clearBlockers: true) { removesAtOnce }
        blockers { actions { resolution inClearing } }
      } } }`,
      { id: customer.id },
    );
    const { cleared, left, later, blockers } = data.customer.removalPreview;
    expect([cleared, left, later].map(({ removesAtOnce }) => removesAtOnce)).toEqual([true, false, false]);
    const [{ actions }] = blockers;
    expect(actions).toContainEqual({ resolution: 'SUSPEND', inClearing: true });
    expect(actions.filter(({ resolution }: Step) => resolution === 'WAIVE')).not.toContainEqual({
      resolution: 'WAIVE',
      inClearing: true,
    });
  });

  test('is carried out once nothing blocks where neither a date nor that is asked for and nothing does', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Ready Rail'));
    const { job } = await run(world.admin, 'scheduleRemoval', { customerId: customer.id, attestation: true });
    await work();
    expect((await jobOf(world.admin, job.id)).items.nodes).toMatchObject([{ state: 'COMPLETED', receipt: {} }]);
  });

  test('of a ready customer at a date waits for that date', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Ready Rail'));
    const at = addDays(start, 30);
    const input = { customerId: customer.id, at: at.toISOString(), whenClear: true, attestation: true };
    const { job } = await run(world.admin, 'scheduleRemoval', input);
    await work();
    expect((await jobOf(world.admin, job.id)).items.nodes).toMatchObject([{ state: 'WAITING', dueAt: input.at }]);
    world.api.moveClock(at);
    await work();
    expect((await jobOf(world.admin, job.id)).items.nodes).toMatchObject([{ state: 'COMPLETED', receipt: {} }]);
  });

  test('fails for a user who has lost the role by then', async () => {
    const { facts } = await runsOut();
    const { job } = await run(world.sales, 'scheduleRemoval', { customerId: facts.customer.id, attestation: true });
    const { partnerId, id } = world.sales.user;
    await world.api.store.transact([partnerId], (tx) =>
      tx.apply([{ update: 'user', partnerId, id, set: { roles: ['billing_admin'] } }]),
    );
    world.api.moveClock(addDays(start, 200));
    await work();
    expect((await jobOf(world.admin, job.id)).items.nodes).toMatchObject([
      { state: 'FAILED', reasonCode: 'FORBIDDEN' },
    ]);
    expect((await eventTypes(world.admin)).at(-1)).toBe('RESELLER_RELATIONSHIP_REMOVAL_FAILED');
  });

  test('of a relationship that is removed by hand is over', async () => {
    const facts = await world.api.addRelationship(emptyRelationship(world.meridian, 'By Hand'));
    const at = addDays(start, 30).toISOString();
    const { job } = await run(world.admin, 'scheduleRemoval', { customerId: facts.customer.id, at, attestation: true });
    await world.api.services.removeResellerRelationship(world.admin, {
      customerId: facts.customer.id,
      attestation: true,
      attestationVersion: null,
      reason: null,
      idempotencyKey: null,
    });
    await work();
    expect(await jobOf(world.admin, job.id)).toMatchObject({
      state: 'COMPLETED',
      items: { nodes: [{ state: 'SKIPPED', reasonCode: 'ALREADY_REMOVED' }] },
    });
  });
});

describe('a job', () => {
  test('is cancelled with what it has scheduled', async () => {
    const facts = await world.api.addRelationship(emptyRelationship(world.meridian, 'Called Off'));
    const at = addDays(start, 30).toISOString();
    const { job } = await run(world.admin, 'startBulkRemoval', {
      customerIds: [facts.customer.id],
      clearBlockers: false,
      at,
      attestation: true,
    });
    await work();
    expect((await jobOf(world.admin, job.id)).state).toBe('WAITING');
    await run(world.admin, 'cancelJob', { jobId: job.id });
    await work();
    expect(await jobOf(world.admin, job.id)).toMatchObject({
      state: 'CANCELLED',
      items: { nodes: [{ state: 'CANCELLED', reasonCode: 'JOB_CANCELLED' }] },
    });
    expect(await eventTypes(world.admin)).toEqual([
      'RESELLER_RELATIONSHIP_REMOVAL_SCHEDULED',
      'RESELLER_RELATIONSHIP_REMOVAL_UNSCHEDULED',
    ]);
  });

  test('takes up again what failed', async () => {
    const { own, id } = keysOf(world.meridian, 'Second Try');
    const subscription = aSubscription({ ...own, id: id('sub', 'licence') });
    const facts = await world.api.addRelationship({
      ...emptyRelationship(world.meridian, 'Second Try'),
      subscriptions: [subscription],
    });
    const { job } = await run(world.admin, 'startBulkRemoval', {
      customerIds: [facts.customer.id],
      clearBlockers: false,
      attestation: true,
    });
    await work();
    await world.api.services.suspendSubscription(world.admin, { id: subscription.id, idempotencyKey: null });
    expect(await run(world.admin, 'retryFailedSteps', { jobId: job.id })).toMatchObject({ job: { state: 'RUNNING' } });
    await work();
    expect((await jobOf(world.admin, job.id)).items.nodes).toMatchObject([{ state: 'COMPLETED' }]);
  });

  test.each([
    ['because its user is disabled', 'USER_DISABLED', 'FAILED'],
    ['by a fault', 'FAULT', 'FAILED'],
    ['by a removal by hand', 'ALREADY_REMOVED', 'SKIPPED'],
  ])(
    'leaves no step pending of a customer that is over %s, and a retry carries these out',
    async (_, reason, state) => {
      const { own, id } = keysOf(world.meridian, 'Sixty Seats');
      const { customer } = await world.api.addRelationship({
        ...emptyRelationship(world.meridian, 'Sixty Seats'),
        subscriptions: Array.from({ length: 60 }, (_, at) => aSubscription({ ...own, id: id('sub', `seat-${at}`) })),
      });
      const { partnerId, id: userId } = world.admin.user;
      const setDisabled = (disabledAt: Date | null) =>
        world.api.store.transact([partnerId], (tx) =>
          tx.apply([{ update: 'user', partnerId, id: userId, set: { disabledAt } }]),
        );
      const stepStates = async (jobId: string) => {
        const { data } = await world.api.post(
          world.admin,
          `query ($id: ID!) { job(id: $id) { state items { nodes {
          state reasonCode stepCount steps(first: 100) { nodes { state finishedAt } }
        } } } }`,
          { id: jobId },
        );
        const [item] = data.job.items.nodes;
        const counts: Record<string, number> = {};
        for (const step of item.steps.nodes) counts[step.state] = (counts[step.state] ?? 0) + 1;
        return { state: item.state, reason: item.reasonCode, counts };
      };

      const { job } = await run(world.admin, 'clearRemovalBlockers', { customerId: customer.id });
      const held = await world.api.services.takeUpRemovalJob();
      if (held === undefined) throw new Error('the job is not due');
      expect(await world.api.services.advanceRemovalJob(held)).toBe(true);
      expect(await stepStates(job.id)).toMatchObject({ state: 'CLEARING', counts: { COMPLETED: 50, PENDING: 10 } });

      if (reason === 'USER_DISABLED') await setDisabled(start);
      if (reason === 'FAULT') await world.api.services.failNextItem(held);
      if (reason === 'ALREADY_REMOVED') {
        const { id: relationshipId } = emptyRelationship(world.meridian, 'Sixty Seats').relationship;
        const set = { state: 'removed' } as const;
        await world.api.store.transact([partnerId], (tx) =>
          tx.apply([{ update: 'relationship', partnerId, id: relationshipId, set }]),
        );
      }
      while (await world.api.services.advanceRemovalJob(held));
      expect(await stepStates(job.id)).toEqual({ state, reason, counts: { COMPLETED: 50, CANCELLED: 10 } });
      if (state !== 'FAILED') return;

      await setDisabled(null);
      expect(await run(world.admin, 'retryFailedSteps', { jobId: job.id })).toMatchObject({
        job: { state: 'RUNNING' },
      });
      await work();
      expect(await stepStates(job.id)).toEqual({ state: 'COMPLETED', reason: null, counts: { COMPLETED: 60 } });
    },
  );

  test('goes on with the others when a fault strikes one of its customers', async () => {
    const facts = await world.api.addRelationship(emptyRelationship(world.meridian, 'Sound Sawmill'));
    const { id: partnerId } = world.meridian;
    const customers = [
      { customerId: 'cus_lost', customerName: 'Lost Lamps', relationshipId: 'rel_lost' },
      jobCustomerOf(facts),
    ];
    const terms = {
      attestation: true,
      attestationVersion: null,
      reason: null,
      clears: false,
      removeAt: null,
      whenClear: false,
    };
    const starter = { partnerId, jobId: 'job_struck', userId: world.admin.user.id, keyId: null };
    const outcome = decideStartBulkRemoval({ starter, customers, terms }, commandContext({ now: start }));
    if (outcome.outcome !== 'done') throw new Error('the job was not started');
    await world.api.store.transact([partnerId], (tx) => tx.apply(outcome.decision.changes));
    const faults: string[] = [];
    const jobs = runRemovalJobs({ services: world.api.services, log: (_, text) => faults.push(text) });
    while ((await jobOf(world.admin, 'job_struck')).state !== 'COMPLETED') await sleep(10);
    await jobs.stop();
    expect((await jobOf(world.admin, 'job_struck')).items.nodes).toMatchObject([
      { customerName: 'Lost Lamps', state: 'FAILED', reasonCode: 'FAULT' },
      { customerName: 'Sound Sawmill', state: 'COMPLETED' },
    ]);
    expect(faults).toEqual(['a removal job failed', 'a removal job failed']);
  });

  describe('beside others', () => {
    const someOf = async (partner: World['meridian'], prefix: string, customers: number) => {
      const added = Array.from({ length: customers }, (_, at) => emptyRelationship(partner, `${prefix} ${at}`));
      for (const facts of added) await world.api.addRelationship(facts);
      return added.map(({ customer }) => customer.id);
    };
    const startFor = async (viewer: Viewer, customerIds: readonly string[]): Promise<string> =>
      (await run(viewer, 'startBulkRemoval', { customerIds, clearBlockers: false, attestation: true })).job.id;
    const stateOf = async (viewer: Viewer, jobId: string): Promise<string> => (await jobOf(viewer, jobId)).state;

    test('of one partner, however many, does not make that of another wait', async () => {
      for (const customerId of await someOf(world.meridian, 'Many', 5)) await startFor(world.admin, [customerId]);
      const other = await startFor(world.summitAdmin, await someOf(world.summit, 'One', 1));
      let letGo = (): void => undefined;
      const gate = new Promise<void>((done) => {
        letGo = done;
      });
      const atWork: string[] = [];
      const advanceRemovalJob: typeof world.api.services.advanceRemovalJob = async (held, ...more) => {
        atWork.push(held.partnerId);
        if (held.partnerId === world.meridian.id) await gate;
        return world.api.services.advanceRemovalJob(held, ...more);
      };
      const jobs = runRemovalJobs({ services: { ...world.api.services, advanceRemovalJob }, log: () => undefined });
      while ((await stateOf(world.summitAdmin, other)) !== 'COMPLETED') await sleep(10);
      expect(atWork).toEqual([world.meridian.id, world.summit.id]);
      letGo();
      await jobs.stop();
    });

    test('of the same partner takes turns with them', async () => {
      const long = await startFor(world.admin, await someOf(world.meridian, 'Long', 45));
      const short = await startFor(world.admin, await someOf(world.meridian, 'Short', 1));
      world.api.moveClock(addSeconds(start, 1));
      const turns: string[] = [];
      const advanceRemovalJob: typeof world.api.services.advanceRemovalJob = (held, ...more) => {
        turns.push(held.jobId);
        return world.api.services.advanceRemovalJob(held, ...more);
      };
      const services = { ...world.api.services, advanceRemovalJob };
      const jobs = runRemovalJobs({ services, log: () => undefined, turnMs: 0 });
      while ((await stateOf(world.admin, long)) !== 'COMPLETED') await sleep(10);
      await jobs.stop();
      expect(turns.slice(0, 2)).toEqual([long, short]);
      expect(turns.filter((jobId) => jobId === short)).toHaveLength(1);
      expect(await stateOf(world.admin, short)).toBe('COMPLETED');
    });
  });

  test('is listed among those in its state', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Ready Radio'));
    const bulk = { customerIds: [customer.id], clearBlockers: false, attestation: true };
    const over = (await run(world.admin, 'startBulkRemoval', bulk)).job.id;
    await work();
    const { customer: next } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Next News'));
    const begun = (await run(world.admin, 'clearRemovalBlockers', { customerId: next.id })).job.id;
    const list = async (states: readonly string[] | null) =>
      world.api.post(
        world.admin,
        'query ($states: [RemovalJobState!]) { jobs(states: $states) { totalCount nodes { id } } }',
        { states },
      );
    const found = async (states: readonly string[] | null) => (await list(states)).data.jobs;
    expect(await found(['COMPLETED'])).toEqual({ totalCount: 1, nodes: [{ id: over }] });
    expect(await found(['RUNNING', 'WAITING'])).toEqual({ totalCount: 1, nodes: [{ id: begun }] });
    expect(await found(null)).toEqual({
      totalCount: 2,
      nodes: [{ id: expect.any(String) }, { id: expect.any(String) }],
    });
    expect((await list([])).errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('of another partner is not found', async () => {
    const facts = await world.api.addRelationship(emptyRelationship(world.meridian, 'Ready Rail'));
    const { job } = await run(world.admin, 'clearRemovalBlockers', { customerId: facts.customer.id });
    expect(await jobOf(world.summitAdmin, job.id)).toBeNull();
    expect(await run(world.summitAdmin, 'cancelJob', { jobId: job.id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
