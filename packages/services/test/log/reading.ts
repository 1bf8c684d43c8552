import type { Event, LogPlace, Viewer } from '@untether/domain';
import { LogCursorError } from '@untether/domain';
import type { LogReader, Ports } from '../../src/index.ts';
import { type LogQuery, openLogReader } from '../../src/log/log-reader.ts';

/** A log that is written, read and waited on as the test says. */
export const openLog = () => {
  const logs = new Map<string, Event[]>();
  const reads: { readonly partnerId: string; readonly after: number }[] = [];
  const timers = new Map<object, { readonly at: number; readonly call: () => void }>();
  const listeners = new Set<(partnerIds: readonly string[] | null) => void>();
  let clock = 0;
  let time = 0;
  let broken = false;
  let hearTurn = (): void => undefined;
  const logOf = (partnerId: string): Event[] => logs.get(partnerId) ?? [];
  const ports = {
    store: {
      lastSequence: async (partnerId: string) => {
        if (broken) throw new Error('the disk is gone');
        return logOf(partnerId).length;
      },
      readLog: async (partnerId: string, after: number, limit: number) => {
        if (broken) throw new Error('the disk is gone');
        reads.push({ partnerId, after });
        return logOf(partnerId).slice(after, after + limit);
      },
      eventCursor: ({ partnerId, sequence }: LogPlace) => `${partnerId}/${sequence}`,
      findLogPlace: async (partnerId: string, cursor: string): Promise<LogPlace> => {
        const [owner, text] = cursor.split('/');
        const sequence = Number(text);
        if (owner !== partnerId || sequence < 0 || sequence > logOf(partnerId).length)
          throw new LogCursorError('foreign');
        return { partnerId, sequence, id: `evt_${sequence}` };
      },
    },
    now: () => new Date(clock),
    bell: {
      onRing: (listener: (partnerIds: readonly string[] | null) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    timer: (ms: number, call: () => void) => {
      const entry = {};
      timers.set(entry, { at: time + ms, call });
      // What was woken before is done by then, as far as it can be.
      if (ms === 0)
        setImmediate(() => {
          hearTurn();
          if (timers.delete(entry)) call();
        });
      return () => void timers.delete(entry);
    },
    sessionIdleMs: 60 * 60_000,
    heartbeatMs: 15_000,
  } as unknown as Ports;
  const open = openLogReader(ports);
  const viewerOf = (partnerId: string) =>
    ({
      user: { id: 'usr_1', roles: ['sales_agent'] },
      key: null,
      partner: { id: partnerId, kind: 'direct_bill' },
    }) as unknown as Viewer;

  return {
    reads,
    listeners,
    timers,
    /** For what `onTurn` notes whenever other work has its turn. */
    turns: [] as number[],
    onTurn: (hear: () => void): void => {
      hearTurn = hear;
    },
    open: (partnerId: string, query: Partial<LogQuery> = {}) => open(viewerOf(partnerId), { after: null, ...query }),
    /** Appends in one transaction; rings unless told not to. */
    append: (partnerId: string, count: number, fields: Partial<Event> = {}, ring = true): void => {
      const log = logOf(partnerId);
      for (let n = 0; n < count; n += 1)
        log.push({ partnerId, type: 'test-created', customerId: null, ...fields, sequence: log.length + 1 } as Event);
      logs.set(partnerId, log);
      if (ring) for (const hear of listeners) hear([partnerId]);
    },
    ring: (partnerIds: readonly string[] | null): void => {
      for (const hear of listeners) hear(partnerIds);
    },
    breakDisk: (): void => {
      broken = true;
    },
    loseEvent: (partnerId: string, sequence: number): void => {
      logs.set(
        partnerId,
        logOf(partnerId).with(sequence - 1, { ...logOf(partnerId)[sequence - 1], sequence: -1 } as Event),
      );
    },
    pass: (ms: number): void => {
      clock += ms;
      time += ms;
      for (const [entry, { at, call }] of timers) if (at <= time && timers.delete(entry)) call();
    },
    /** Timers do not care. */
    setBack: (ms: number): void => {
      clock -= ms;
    },
  };
};

/** The next messages: an event as its sequence, a heartbeat as text. */
export const take = async (reader: LogReader, count: number): Promise<(number | string)[]> => {
  const taken: (number | string)[] = [];
  while (taken.length < count) {
    const { value } = await reader.next();
    if (value === undefined) return [...taken, 'end'];
    taken.push('lastSequence' in value ? `beat ${value.lastSequence} at ${value.cursor}` : value.sequence);
  }
  return taken;
};
