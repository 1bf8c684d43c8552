import { demoPassword } from './admin.ts';

/** One person's way to the API, past the pages: for what another side does meanwhile. */
export interface ApiSession {
  /** The answer's data. Throws where there are errors. */
  readonly post: <Data>(query: string, variables?: object) => Promise<Data>;
}

export const openApi = async (url: string, email: string): Promise<ApiSession> => {
  const send = (path: string, headers: Record<string, string>, body: object) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...headers },
      body: JSON.stringify(body),
    });
  const signedIn = await send('/api/auth/sign-in/email', {}, { email, password: demoPassword });
  if (!signedIn.ok) throw new Error(`${email} could not sign in: ${signedIn.status}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return {
    post: async (query, variables = {}) => {
      const { data, errors } = await (await send('/graphql', { cookie }, { query, variables })).json();
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
};

/** Runs a mutation that takes an `input`, and gives its payload. Throws where it is refused. */
export const runMutation = async <Payload>(
  api: ApiSession,
  { name, input, payload = 'replayed' }: { readonly name: string; readonly input: object; readonly payload?: string },
): Promise<Payload> => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const { result } = await api.post<{ result: Payload & { message?: string } }>(
    `mutation ($input: ${type}Input!) { result: ${name}(input: $input) { ... on Error { message } ... on ${type}Payload { ${payload} } } }`,
    { input },
  );
  if (result.message !== undefined) throw new Error(`${name}: ${result.message}`);
  return result;
};

/** Where a partner's request for a relationship is answered, as a place in the app: `/invitation#…`. */
export const inviteByLink = async (api: ApiSession, input: object = {}): Promise<string> => {
  const { link } = await runMutation<{ link: string }>(api, {
    name: 'requestResellerRelationship',
    input,
    payload: 'link',
  });
  const { pathname, hash } = new URL(link);
  return `${pathname}${hash}`;
};

/** A partner asks a customer for granular admin privileges. */
export const askForRoles = (
  api: ApiSession,
  { customerId, displayName, roles }: { customerId: string; displayName: string; roles: readonly string[] },
): Promise<unknown> =>
  runMutation(api, {
    name: 'requestDelegatedAdmin',
    input: { customerId, displayName, roles, durationDays: 90, autoExtend: false },
  });

/** A customer's admin asks one of its partners to end their relationship. */
export const askForRelease = async (
  api: ApiSession,
  { partner, reason }: { readonly partner: string; readonly reason: string },
): Promise<void> => {
  const { viewer } = await api.post<{
    viewer: { organization: { partners: { nodes: readonly { partner: { id: string; name: string } }[] } } };
  }>('{ viewer { organization { partners(states: [ACTIVE]) { nodes { partner { id name } } } } } }');
  const partnerId = viewer.organization.partners.nodes.find((one) => one.partner.name === partner)?.partner.id;
  await runMutation(api, { name: 'requestRelationshipRelease', input: { partnerId, reason } });
};

const clearing = {
  CustomerSubscription: ['suspendSubscription', 'subscriptionId'],
  Reservation: ['cancelReservation', 'reservationId'],
  SoftwarePurchase: ['cancelSoftwarePurchase', 'softwarePurchaseId'],
} as const;

interface Blocking {
  readonly customer: {
    readonly removalBlockers: readonly {
      readonly subject: { readonly __typename: keyof typeof clearing; readonly id: string };
    }[];
  };
}

/** Suspends and cancels what blocks a customer's removal: of what the showcase has, everything. */
export const clearBlockers = async (api: ApiSession, customerId: string): Promise<void> => {
  const { customer } = await api.post<Blocking>(
    'query ($id: ID!) { customer(id: $id) { removalBlockers { subject { __typename id } } } }',
    { id: customerId },
  );
  for (const { subject } of customer.removalBlockers) {
    const [name, argument] = clearing[subject.__typename];
    await runMutation(api, { name, input: { [argument]: subject.id } });
  }
};
