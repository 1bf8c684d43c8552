import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AnyViewer, isCustomerViewer } from '@untether/domain';
import { type ExecutionArgs, type GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Told of each request as it begins; what is noted on it by its end says what it was. */
export type Watch = (req: IncomingMessage, res: ServerResponse) => void;

/** What is known of a request once it is over. */
export interface Notes {
  requestId?: string;
  /** Who sent it, and by which key. */
  user?: string;
  apiKey?: string;
  /** As the document calls it; null without a name. */
  operation?: string | null;
  isStream?: boolean;
  /** Of the errors that the answer has. */
  codes?: readonly string[];
}

type Noted = IncomingMessage & { untether?: Notes };

export const notesOf = (req: IncomingMessage): Notes => {
  const noted = req as Noted;
  noted.untether ??= {};
  return noted.untether;
};

export const noteRequestId = (req: IncomingMessage, id: string | (() => string)): string => {
  const notes = notesOf(req);
  notes.requestId ??= typeof id === 'string' ? id : id();
  return notes.requestId;
};

export const noteSender = (req: IncomingMessage, sender: AnyViewer): void => {
  const notes = notesOf(req);
  notes.user = isCustomerViewer(sender) ? sender.admin.id : sender.user.id;
  if (!isCustomerViewer(sender) && sender.key !== null) notes.apiKey = sender.key.id;
};

export const noteOperation = (req: IncomingMessage, name: string | undefined): void => {
  notesOf(req).operation = name ?? null;
};

export const noteCodes = (req: IncomingMessage, errors: readonly GraphQLError[]): void => {
  notesOf(req).codes = errors.map(({ extensions }) => String(extensions.code ?? 'none'));
};

/** Notes what yoga serves. */
export const useWatch = (): Plugin<object, { readonly req: IncomingMessage }> => ({
  onExecute: ({ args }) => void note(args as unknown as ExecutionArgs),
  onSubscribe: ({ args }) => {
    note(args as unknown as ExecutionArgs).isStream = true;
  },
  onResultProcess({ result, serverContext }) {
    if (!Array.isArray(result) && 'errors' in result && result.errors) noteCodes(serverContext.req, result.errors);
  },
});

const note = ({ document, operationName, contextValue }: ExecutionArgs): Notes => {
  const { req } = contextValue as { readonly req: IncomingMessage };
  noteOperation(req, getOperationAST(document, operationName)?.name?.value);
  return notesOf(req);
};
