import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { AnyViewer, JsonValue } from '@untether/domain';
import { isCustomerViewer } from '@untether/domain';
import { GraphQLError } from 'graphql';
import { type Context, tell } from '../context.ts';
import { typenameOf } from './ids.ts';
import { largestPage } from './page-size.ts';
import type { Counted } from './paging.ts';

/** Of every root field that can fail: the error is beside it, never in place of the rest of the answer. */
export const orError = 'null, with an error that says why, where it cannot be read.';

export interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  AuthScopes: { signedIn: boolean; partner: boolean };
  AuthContexts: { signedIn: Context & { viewer: AnyViewer } };
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: JsonValue; Output: JsonValue };
  };
  Connection: Counted;
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin, ScopeAuthPlugin, ErrorsPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    idFieldOptions: { description: 'The id, readable and prefixed; opaque to clients.' },
    edgesFieldOptions: {
      nullable: { list: false, items: false },
      description: 'The rows of this page, each with its cursor.',
    },
    nodeFieldOptions: { nullable: false, description: 'The row.' },
    nodesOnConnection: { description: 'The rows of this page without their cursors.' },
    cursorFieldOptions: { description: 'Where this row is in the list; opaque.' },
    pageInfoFieldOptions: { description: 'Whether there is more, and from where.' },
    pageInfoTypeOptions: { description: 'Where a page is in its list.' },
    hasNextPageFieldOptions: { description: 'Whether rows follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether rows come before this page.' },
    startCursorFieldOptions: { description: 'Where the page before this one ends; null where there is none.' },
    endCursorFieldOptions: { description: 'Where the next page begins; null where there is none.' },
    firstArgOptions: {
      description: 'How many rows from the start or after `after`: 25 by default, at most 100; more is cut to 100.',
    },
    lastArgOptions: {
      description:
        'How many rows from the end or before `before`: more than 100 is cut to 100. Not together with `first`.',
    },
    afterArgOptions: { description: 'Only rows after this cursor. A cursor from another list is CURSOR_INVALID.' },
    beforeArgOptions: {
      description: 'Only rows before this cursor. A cursor from another list is CURSOR_INVALID.',
    },
    nodeTypeOptions: { description: 'An object with an id of its own, by which it can be read again.' },
    nodeQueryOptions: {
      skipTypeScopes: true,
      authScopes: { signedIn: true },
      description:
        'Any object of the viewer by its id; null both for an unknown id and for one that is not the viewer’s.',
      args: { id: { description: 'An id as another field returned it.' } },
    },
    nodesQueryOptions: {
      nullable: { list: true, items: true },
      skipTypeScopes: true,
      authScopes: { signedIn: true },
      description: `Several objects by their ids, at most 100, in the order given; null wherever \`node\` would be null. The list is ${orError}`,
      resolve: (_, { ids }, __, ___, resolveNodes) => {
        if (ids.length > largestPage)
          throw new GraphQLError(`Ask for at most ${largestPage} ids at a time; these are ${ids.length}.`, {
            extensions: { code: 'BAD_USER_INPUT' },
          });
        return resolveNodes(ids);
      },
      args: { ids: { description: 'Ids as other fields returned them.' } },
    },
    encodeGlobalID: (_, id) => String(id),
    decodeGlobalID: (id) => ({ typename: typenameOf(id), id }),
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ viewer }) => ({
      signedIn: viewer !== null,
      partner: viewer !== null && !isCustomerViewer(viewer),
    }),
    unauthorizedError: (_, context, { parentType, fieldName }) => {
      const { viewer, language } = context;
      if (viewer === null)
        return new GraphQLError(language.requests.sign_in_first, { extensions: { code: 'UNAUTHENTICATED' } });
      tell(context, { outcome: 'forbidden', what: `${parentType.name}.${fieldName}` });
      return new GraphQLError(language.requests.partners_only, { extensions: { code: 'FORBIDDEN' } });
    },
  },
  errors: { directResult: true, defaultTypes: [] },
});

builder.queryType({
  description: 'What can be read. Partner users can read all of it; a customer’s admin reads `viewer.organization`.',
  authScopes: { partner: true },
});
builder.mutationType({
  description:
    'Commands. Each takes one `input` and returns a union: its payload, or an error that implements `Error`. Each accepts an `idempotencyKey`.',
  authScopes: { signedIn: true },
});

builder.subscriptionType({
  description: 'Live data. (What a customer buys is a CustomerSubscription.)',
  authScopes: { partner: true },
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description:
      'How many rows the whole list has; at least so many where `totalCountIsExact` is false. Counted only when selected.',
    resolve: (connection) => connection.totalCount(),
  }),
);
builder.globalConnectionField('totalCountIsExact', (t) =>
  t.boolean({
    description:
      'Whether `totalCount` is the whole number. A long list that is filtered or searched is counted as far as a bound allows: where this is false, an app puts “+” after the number: “1,000+”.',
    resolve: (connection) => connection.totalCountIsExact(),
  }),
);

/** The builder's full types, for helpers that take a field builder or a ref. */
export type Types = typeof builder.$inferSchemaTypes;
