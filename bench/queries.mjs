/** What is asked of the product and of everything beside it. */
const blockers = 'removalBlockers { kind message resolutions subject { id } }';

export const reads = {
  one: `query One($id: ID!) { customer(id: $id) { id companyName ${blockers} } }`,
  page: `query Page { customers(first: 50) { nodes { id companyName ${blockers} } } }`,
  search:
    'query Search($text: String!) { customers(first: 50, filter: { search: $text }) { nodes { id companyName } } }',
  removable:
    'query Removable { customers(first: 50, filter: { removable: true }) { totalCount nodes { id companyName } } }',
  portfolio: 'query Portfolio { portfolio { customers removable blocked blockedBy { kind customers } } }',
  events:
    'query Events { events(last: 50) { nodes { id sequence type occurredAt actor { kind name } customerId subjectId changes } } }',
};

const command = (name, input, shown) => {
  const payload = `${name[0].toUpperCase()}${name.slice(1)}Payload`;
  return `mutation Command($id: ID!) { ${name}(input: { ${input} }) { __typename ... on ${payload} { ${shown} } ... on Error { message } } }`;
};

export const writes = {
  suspend: command('suspendSubscription', 'subscriptionId: $id', 'subscription { id status }'),
  reactivate: command('reactivateSubscription', 'subscriptionId: $id', 'subscription { id status }'),
  remove: command('removeResellerRelationship', 'customerId: $id, attestation: true', 'removedCustomerId'),
};

export const stream =
  'subscription { relationshipEvents { __typename ... on Event { sequence type subjectId changes } ... on Heartbeat { lastSequence } } }';

export const bodyOf = (query, variables = {}) => JSON.stringify({ query, variables });
