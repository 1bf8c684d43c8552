/**
 * Keeps every event of a partner's log exactly once in a SQLite file, whatever breaks in between.
 *
 *   node examples/ledger/ledger.mjs            the demo of `npm start`
 *   UNTETHER_URL=… UNTETHER_KEY=… node examples/ledger/ledger.mjs
 */
import { SubscriptionRefused, subscribe } from '@untether/client';
import Database from 'better-sqlite3';

const url = process.env.UNTETHER_URL ?? 'http://localhost:4000';
const ledger = new Database(process.env.LEDGER ?? 'ledger.db');
ledger.pragma('journal_mode = WAL');
ledger.pragma('synchronous = FULL');
ledger.exec(`
  create table if not exists event (sequence integer primary key, id text unique not null, type text not null, json text not null);
  create table if not exists place (only_row integer primary key check (only_row = 1), cursor text not null);
`);

const addEvent = ledger.prepare('insert into event values (?, ?, ?, ?)');
const savePlace = ledger.prepare('insert into place values (1, ?) on conflict do update set cursor = excluded.cursor');
/** The event and its cursor: both or neither. */
const keep = ledger.transaction((event) => {
  addEvent.run(event.sequence, event.id, event.type, JSON.stringify(event));
  savePlace.run(event.cursor);
});

/** The demo has no key at hand: its admin signs in. */
const signIn = async () => {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'admin@meridian.example', password: 'untether-demo' }),
  });
  if (!response.ok)
    throw new Error(`${url} does not serve the demo (${response.status}): set UNTETHER_KEY to an API key`);
  return {
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; '),
  };
};

/** An event's type determines its changes. */
const proofOf = (event) =>
  event.type === 'reseller-relationship-removed' ? ` (receipt ${event.changes.receiptId})` : '';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

const key = process.env.UNTETHER_KEY;
await subscribe({
  url: `${url}/graphql`,
  ...(key ? { apiKey: key } : { headers: await signIn() }),
  after: ledger.prepare('select cursor from place').pluck().get() ?? 'start',
  signal: stop.signal,
  onEvent: (event) => {
    keep(event);
    console.log(`${event.sequence} ${event.occurredAt} ${event.type} ${event.customerName ?? ''}${proofOf(event)}`);
  },
  onState: ({ state, error }) => console.error(error ? `${state}: ${error.message}` : state),
}).catch((error) => {
  if (!(error instanceof SubscriptionRefused)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
});
console.error(`${ledger.prepare('select count(*) from event').pluck().get()} events in the ledger`);
ledger.close();
