import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AnyViewer, isCustomerViewer } from '@untether/domain';
import type { Told } from '@untether/graphql';
import { type ExecutionArgs, type GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Told of each request as it begins; what is noted on it by its end says what it was. */
export type Watch = (req: IncomingMessage, res: ServerResponse) => void;

/** What is known of a request once it is over. */
export interface Notes {
  requestId?: string;
  /** Who sent it. */
  sender?: AnyViewer;
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
  notesOf(req).sender = sender;
};

/** Who sent a request, and by which key, as a log names them. */
export const senderIn = ({ sender }: Notes): { readonly user?: string; readonly apiKey?: string } => {
  if (sender === undefined) return {};
  if (isCustomerViewer(sender)) return { user: sender.admin.id };
  return { user: sender.user.id, ...(sender.key !== null && { apiKey: sender.key.id }) };
};

export const noteOperation = (req: IncomingMessage, name: string | undefined): void => {
  notesOf(req).operation = name ?? null;
};

export const noteCodes = (req: IncomingMessage, errors: readonly GraphQLError[]): void => {
  notesOf(req).codes = errors.map(({ extensions }) => String(extensions.code ?? 'none'));
};

/** Gets what the execution of a request has to tell. */
export type OnTold = (req: IncomingMessage, told: readonly Told[]) => void;

/** Passes on what an execution has to tell, if there is anything. */
export const passOn = (req: IncomingMessage, context: object, onTold: OnTold): void => {
  const { told } = context as { readonly told?: readonly Told[] };
  if (told !== undefined) onTold(req, told);
};

/** Notes what yoga serves. */
export const useWatch = (onTold: OnTold): Plugin<object, { readonly req: IncomingMessage }> => ({
  onExecute: ({ args }) => {
    note(args as unknown as ExecutionArgs);
    return { onExecuteDone: () => tellOf(args as unknown as ExecutionArgs, onTold) };
  },
  onSubscribe: ({ args }) => {
    note(args as unknown as ExecutionArgs).isStream = true;
    return { onSubscribeResult: () => tellOf(args as unknown as ExecutionArgs, onTold) };
  },
  onResultProcess({ result, serverContext }) {
    if (!Array.isArray(result) && 'errors' in result && result.errors) noteCodes(serverContext.req, result.errors);
  },
});

const tellOf = ({ contextValue }: ExecutionArgs, onTold: OnTold): void => {
  const context = contextValue as { readonly req: IncomingMessage };
  passOn(context.req, context, onTold);
};

const note = ({ document, operationName, contextValue }: ExecutionArgs): Notes => {
  const { req } = contextValue as { readonly req: IncomingMessage };
  noteOperation(req, getOperationAST(document, operationName)?.name?.value);
  return notesOf(req);
};
