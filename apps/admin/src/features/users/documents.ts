import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';

export const UserLine = graphql(`
  fragment UserLine on User {
    id
    name
    email
    roles
    disabledAt
    createdAt
  }
`);

export type UserLineData = ResultOf<typeof UserLine>;

export const createUser = graphql(
  `
    mutation CreateUser($email: String!, $name: String!, $roles: [Role!]!, $password: String!) {
      result: createUser(input: { email: $email, name: $name, roles: $roles, password: $password }) {
        __typename
        ... on CreateUserPayload { user { id ...UserLine } }
        ...CommandError
      }
    }
  `,
  [UserLine, CommandError],
);

export const setUserRoles = graphql(
  `
    mutation SetUserRoles($userId: ID!, $roles: [Role!]!) {
      result: setUserRoles(input: { userId: $userId, roles: $roles }) {
        __typename
        ... on SetUserRolesPayload { user { id ...UserLine } }
        ...CommandError
      }
    }
  `,
  [UserLine, CommandError],
);

export const disableUser = graphql(
  `
    mutation DisableUser($userId: ID!) {
      result: disableUser(input: { userId: $userId }) {
        __typename
        ... on DisableUserPayload { user { id ...UserLine } }
        ...CommandError
      }
    }
  `,
  [UserLine, CommandError],
);
