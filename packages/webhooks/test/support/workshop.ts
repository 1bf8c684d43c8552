import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Change,
  defaultWebhookPolicy,
  type Event,
  heldBack,
  idPrefixes,
  type NewEvent,
  type NewId,
  type WebhookEndpoint,
  type WebhookPolicy,
} from '@untether/domain';
import { mustFit } from '@untether/domain/testing';
import { type OpenStore, openStore } from '@untether/store';
import { onTestFinished } from 'vitest';
import { createSender, createWebhookWorker } from '../../src/index.ts';
import type { WorkerLimits } from '../../src/worker-options.ts';
import { anEndpoint, anEvent, noon } from './builders.ts';

/** Waits short enough for a test; everything else unchanged. */
export const quickPolicy: WebhookPolicy = { ...defaultWebhookPolicy, retryWaitSeconds: [0.02] };
const newId: NewId = (kind) => idPrefixes[kind] + randomUUID();

interface WorkerSettings {
  readonly policy?: WebhookPolicy;
  readonly limits?: Partial<WorkerLimits>;
  readonly store?: OpenStore;
}

/** A store with one partner, a clock that is set, and workers that deliver from it. */
export const openWorkshop = async ({ sendsMail = false }: { readonly sendsMail?: boolean } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'untether-webhooks-'));
  const url = `file:${join(folder, 'store.db')}`;
  const clock = { now: noon, runs: false };
  const startedAt = performance.now();
  // It runs on from where it was set, so that short waits end.
  const now = () => new Date(clock.now.getTime() + (clock.runs ? performance.now() - startedAt : 0));
  const faults: unknown[] = [];
  const open = async () => {
    const opened = await openStore({ url, now, onAppend: mustFit, sendsMail });
    onTestFinished(() => opened.close());
    return opened;
  };
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const store = await open();
  const partner = {
    id: 'par_1',
    tenantId: 'tenant-1',
    name: 'Meridian',
    mpnId: null,
    country: null,
    kind: 'direct_bill',
    secondFactorSince: null,
  } as const;
  await store.transact([], (tx) => tx.apply([{ insert: 'partner', row: partner }]));
  const change = (...changes: Change[]) => store.transact([partner.id], (tx) => tx.apply(changes));

  return {
    url,
    clock,
    store,
    open,
    change,
    faults,
    addEndpoint: async (fields: Partial<WebhookEndpoint>): Promise<WebhookEndpoint> => {
      const row = anEndpoint({ id: newId('webhookEndpoint'), ...fields });
      await change({ insert: 'webhookEndpoint', row });
      return row;
    },
    endpoint: async (id: string) => (await store.findWebhookEndpoints(partner.id, [id]))[0],
    append: (...events: Partial<NewEvent>[]): Promise<Event[]> =>
      store.transact([partner.id], (tx) =>
        tx.append(
          events.map((fields) => {
            const {
              id: _,
              sequence: __,
              schemaVersion: ___,
              recordedAt: ____,
              ...event
            } = anEvent({ occurredAt: now(), ...fields });
            return event;
          }),
        ),
      ),
    deliveries: async (endpointId: string) => {
      const all = { direction: 'forward', limit: 10_000, cursor: null } as const;
      const page = (await store.listWebhookDeliveries(partner.id, { endpointIds: [endpointId] }, all)).get(endpointId);
      return page === undefined || page instanceof Error ? [] : page.edges.map((edge) => edge.node);
    },
    attempts: (deliveryId: string) => store.listWebhookAttempts(partner.id, [deliveryId]),
    resume: (id: string) =>
      change(
        {
          update: 'webhookEndpoint',
          partnerId: partner.id,
          id,
          set: { state: 'enabled', stateReason: null, failingSince: null, warned: false },
        },
        {
          resume: 'webhookEndpoint',
          partnerId: partner.id,
          id,
          keptSince: new Date(now().getTime() - quickPolicy.queueKeptDays * 86_400_000),
          at: now(),
        },
      ),
    work: (settings: WorkerSettings = {}) => {
      const on = settings.store ?? store;
      const worker = createWebhookWorker({
        queue: on.webhookQueue,
        send: createSender({ rules: { loopbackAllowed: true } }),
        policy: settings.policy ?? quickPolicy,
        newId,
        now,
        random: () => 0,
        onRing: on.onCommit,
        onFault: (thrown) => faults.push(thrown),
        limits: { restMs: 20, patienceMs: 100, ...settings.limits },
      });
      onTestFinished(() => worker.stop());
      return worker;
    },
  };
};
export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

export const isHeld = ({ nextAttemptAt }: { readonly nextAttemptAt: Date }) =>
  nextAttemptAt.getTime() === heldBack.getTime();
