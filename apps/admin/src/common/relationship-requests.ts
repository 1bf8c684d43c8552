import { graphql, type ResultOf } from './graphql.ts';

export const RequestCommandLine = graphql(`
  fragment RequestCommandLine on RequestCommand @_unmask {
    command
    allowedToViewer
    reason
    consequence
  }
`);
export type RequestCommandData = ResultOf<typeof RequestCommandLine>;
