import type { IncomingMessage } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { YogaServerInstance } from 'graphql-yoga';
import type { Credentials } from '../identity/viewer-of-request.ts';

/** The connection that an answer is sent on. */
export interface Connection {
  /** Cuts it. */
  readonly abort: () => void;
  /** Calls back once it is closed, for whatever reason. */
  readonly onClose: (call: () => void) => void;
}

export interface GraphqlRequest {
  readonly req: IncomingMessage;
  readonly requestId: string;
  readonly credentials: Credentials;
  readonly connection: Connection;
  /** Gets a stream that is opened, without what the libraries on the way wrap it in and keep for it. */
  readonly onStream?: (results: Results) => void;
}

/** What a stream sends. Never rejects. */
export type Results = AsyncGenerator<ExecutionResult, void, void>;

/** Parsing, validation, context and execution with all protections on. */
export type Enveloped = YogaServerInstance<GraphqlRequest, object>['getEnveloped'];
