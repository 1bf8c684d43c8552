import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';

export const EndpointLine = graphql(`
  fragment EndpointLine on WebhookEndpoint {
    id
    url
    description
    types
    state
    stateReason
    createdAt
    failingSince
    pausesAt
    publicKey
    pendingDeliveries
    oldestPendingSince
    blocked: blockedRelationships(first: 1) { totalCount }
  }
`);
export type EndpointLineData = ResultOf<typeof EndpointLine>;

export const endpointsQuery = graphql(
  `
    query WebhookEndpoints {
      webhookEndpoints(first: 100) { nodes { id ...EndpointLine } }
    }
  `,
  [EndpointLine],
);

export const endpointQuery = graphql(
  `
    query WebhookEndpoint($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on WebhookEndpoint { ...EndpointLine }
      }
    }
  `,
  [EndpointLine],
);

export const createEndpoint = graphql(
  `
    mutation CreateWebhookEndpoint($url: String!, $types: [EventType!], $description: String, $ed25519: Boolean) {
      result: createWebhookEndpoint(
        input: { url: $url, types: $types, description: $description, ed25519: $ed25519 }
      ) {
        __typename
        ... on CreateWebhookEndpointPayload { secret endpoint { id ...EndpointLine } }
        ...CommandError
      }
    }
  `,
  [EndpointLine, CommandError],
);

export const updateEndpoint = graphql(
  `
    mutation UpdateWebhookEndpoint($id: ID!, $url: String!, $types: [EventType!], $description: String) {
      result: updateWebhookEndpoint(
        input: { endpointId: $id, url: $url, types: $types, description: $description }
      ) {
        __typename
        ... on UpdateWebhookEndpointPayload { endpoint { id ...EndpointLine } }
        ...CommandError
      }
    }
  `,
  [EndpointLine, CommandError],
);

export const enableEndpoint = graphql(
  `
    mutation EnableWebhookEndpoint($id: ID!, $enabled: Boolean!) {
      result: updateWebhookEndpoint(input: { endpointId: $id, enabled: $enabled }) {
        __typename
        ... on UpdateWebhookEndpointPayload { endpoint { id ...EndpointLine } }
        ...CommandError
      }
    }
  `,
  [EndpointLine, CommandError],
);

export const deleteEndpoint = graphql(
  `
  mutation DeleteWebhookEndpoint($id: ID!) {
    result: deleteWebhookEndpoint(input: { endpointId: $id }) {
      __typename
      ... on DeleteWebhookEndpointPayload { deletedEndpointId }
      ...CommandError
    }
  }
`,
  [CommandError],
);

export const rotateSecret = graphql(
  `
    mutation RotateWebhookSecret($id: ID!, $immediately: Boolean!) {
      result: rotateWebhookSecret(input: { endpointId: $id, immediately: $immediately }) {
        __typename
        ... on RotateWebhookSecretPayload { secret endpoint { id ...EndpointLine } }
        ...CommandError
      }
    }
  `,
  [EndpointLine, CommandError],
);

export const retryEndpoint = graphql(
  `
    mutation RetryEndpoint($id: ID!) {
      result: retryEndpoint(input: { endpointId: $id }) {
        __typename
        ... on RetryEndpointPayload { endpoint { id ...EndpointLine } }
        ...CommandError
      }
    }
  `,
  [EndpointLine, CommandError],
);

export const sendTest = graphql(
  `
  mutation SendTestEvent($id: ID!) {
    result: sendTestEvent(input: { endpointId: $id }) {
      __typename
      ... on SendTestEventPayload { endpoint { id pendingDeliveries } }
      ...CommandError
    }
  }
`,
  [CommandError],
);
