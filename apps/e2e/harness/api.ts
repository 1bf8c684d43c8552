import { demoPassword } from './admin.ts';

type Ask = (query: string, variables?: object) => Promise<Readonly<Record<string, unknown>>>;

/** Asks the API as a person does who signed in, for what a journey needs but is not about. */
export const askAs = async (url: string, email: string): Promise<Ask> => {
  const headers = { 'content-type': 'application/json', origin: url };
  const body = JSON.stringify({ email, password: demoPassword });
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers, body });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (query, variables = {}) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
};

const clearing = {
  CustomerSubscription: ['suspendSubscription', 'subscriptionId'],
  Reservation: ['cancelReservation', 'reservationId'],
  SoftwarePurchase: ['cancelSoftwarePurchase', 'softwarePurchaseId'],
} as const;

type Blocker = { readonly subject: { readonly __typename: keyof typeof clearing; readonly id: string } };

/** Suspends and cancels what blocks a customer's removal: of what the showcase has, everything. */
export const clearBlockers = async (ask: Ask, customerId: string): Promise<void> => {
  const query = 'query ($id: ID!) { customer(id: $id) { removalBlockers { subject { __typename id } } } }';
  const { customer } = await ask(query, { id: customerId });
  for (const { subject } of (customer as { readonly removalBlockers: readonly Blocker[] }).removalBlockers) {
    const [mutation, argument] = clearing[subject.__typename];
    await ask(`mutation ($id: ID!) { ${mutation}(input: { ${argument}: $id }) { __typename } }`, { id: subject.id });
  }
};
