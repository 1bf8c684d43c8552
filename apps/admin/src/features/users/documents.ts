import { graphql } from '../../app/graphql.ts';
import { UserLine } from './UserTable.tsx';

export const createUser = graphql(
  `
    mutation CreateUser($email: String!, $name: String!, $roles: [Role!]!, $password: String!) {
      result: createUser(input: { email: $email, name: $name, roles: $roles, password: $password }) {
        __typename
        ... on CreateUserPayload {
          user {
            id
            ...UserLine
          }
        }
        ... on ValidationError {
          issues {
            path
            message
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [UserLine],
);

export const setUserRoles = graphql(
  `
    mutation SetUserRoles($userId: ID!, $roles: [Role!]!) {
      result: setUserRoles(input: { userId: $userId, roles: $roles }) {
        __typename
        ... on SetUserRolesPayload {
          user {
            id
            ...UserLine
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [UserLine],
);

export const disableUser = graphql(
  `
    mutation DisableUser($userId: ID!) {
      result: disableUser(input: { userId: $userId }) {
        __typename
        ... on DisableUserPayload {
          user {
            id
            ...UserLine
          }
        }
        ... on Error {
          code
          message
        }
      }
    }
  `,
  [UserLine],
);
