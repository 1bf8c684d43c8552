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
