import { subscribe } from '@untether/client';
import { keys, possibleTypes } from '@untether/client/cache';
import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';

const Blocked = gql`
  query Blocked($search: String!) {
    customers(first: 1, filter: { search: $search }) {
      nodes {
        id
        companyName
        removalBlockers {
          id
          message
        }
      }
    }
  }
`;

const find = (selector) => document.querySelector(selector);
const line = (text) => {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
};
const complain = ({ message }) => {
  find('[role=alert]').textContent = message;
};

/** Shows the customer's blockers, again whenever something happens to it, until the signal aborts. */
const show = async ({ origin, key, search }, signal) => {
  const url = new URL('/graphql', origin).href;
  const client = new Client({
    url,
    fetchOptions: { headers: { authorization: `Bearer ${key}` } },
    preferGetMethod: false,
    exchanges: [cacheExchange({ keys, possibleTypes }), fetchExchange],
  });
  let shown;
  const read = async () => {
    const { data, error } = await client.query(Blocked, { search }, { requestPolicy: 'network-only' });
    if (signal.aborted) return;
    if (error) throw error;
    [shown] = data.customers.nodes;
    const blockers = shown?.removalBlockers ?? [];
    find('#customer').textContent = shown ? `${shown.companyName}: ${blockers.length} blockers` : 'No such customer';
    find('ul').replaceChildren(...blockers.map(({ message }) => line(message)));
  };
  await read();
  await subscribe({
    url,
    apiKey: key,
    after: null,
    signal,
    onEvent: async (event) => {
      find('ol').prepend(line(`${event.sequence} ${event.type} ${event.customerName ?? ''}`));
      if (event.customerId === shown?.id) await read();
    },
    onState: ({ state, error }) => {
      find('[role=status]').textContent = error ? `${state}: ${error.message}` : state;
    },
  });
};

let stop = new AbortController();
find('form').addEventListener('submit', (submit) => {
  submit.preventDefault();
  stop.abort();
  stop = new AbortController();
  find('[role=alert]').textContent = '';
  find('ol').replaceChildren();
  show(Object.fromEntries(new FormData(submit.target)), stop.signal).catch(complain);
});
