import type { IncomingMessage } from 'node:http';
import { type AnyViewer, type Language, languages } from '@untether/domain';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { AddressOf } from '../client-address.ts';
import { costOf } from './cost.ts';
import { countAnswers, wholeAnswer } from './counting.ts';
import { findDocumentProblems } from './document.ts';
import { type Limits, tooLarge } from './limits.ts';
import { longListsOf } from './long-lists.ts';
import { type Running, whoRuns } from './running.ts';
import { findSourceProblem } from './source.ts';
import { findVariableProblem } from './variables.ts';

/** A context as far as limits are concerned. */
interface Asking {
  readonly req: IncomingMessage;
  readonly viewer?: AnyViewer | null;
  readonly language?: Language;
  readonly params?: { readonly extensions?: { readonly cost?: unknown } | null };
}
type Run = (args: ExecutionArgs) => unknown;

interface Limited {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly running: Running;
  readonly addressOf: AddressOf;
}

/** Keeps every operation, of whatever transport, within the limits: cheap looks first, before anything is looked up. */
export const useLimits = ({ schema, limits, running, addressOf }: Limited): Plugin => {
  countAnswers(schema, limits);
  const judged = new WeakMap<DocumentNode, readonly GraphQLError[]>();

  const within = async (args: ExecutionArgs, run: Run): Promise<unknown> => {
    const context = args.contextValue as Asking;
    const { refusal, objects } = weigh(args, limits);
    if (refusal) return { errors: [refusal] };
    const who = whoRuns(context.viewer, () => addressOf(context.req));
    if (!running.begin(who)) return { errors: [tooMany(context, limits)] };
    try {
      const result = await run(args);
      if (isStream(result)) return result;
      const answer = wholeAnswer(result as ExecutionResult, context);
      if (context.params?.extensions?.cost !== true || objects === undefined) return answer;
      return { ...answer, extensions: { ...answer.extensions, cost: { objects, limit: limits.objects } } };
    } finally {
      running.end(who);
    }
  };
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => {
        const problem = findSourceProblem(source, limits);
        if (problem) throw problem;
        return parse(source, options);
      });
    },
    onValidate({ params: { documentAST }, setResult }) {
      const problems = judged.get(documentAST) ?? findDocumentProblems({ schema, document: documentAST, limits });
      judged.set(documentAST, problems);
      if (problems.length > 0) setResult(problems);
    },
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args) => within(args, executeFn));
    },
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn((args) => within(args, subscribeFn));
    },
  };
};

const isStream = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && Symbol.asyncIterator in result;

interface Weighed {
  readonly refusal?: GraphQLError;
  /** undefined where the execution will say what is wrong with the request. */
  readonly objects?: number;
}

/** What can be said of an operation before it runs. */
const weigh = ({ schema, document, operationName, variableValues }: ExecutionArgs, limits: Limits): Weighed => {
  const problem = findVariableProblem(variableValues, limits, longListsOf(schema, document).variables);
  if (problem) return { refusal: problem };
  const operation = getOperationAST(document, operationName);
  if (!operation) return {};
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {}, {
    maxErrors: 1,
  });
  if (!coerced) return {};
  const objects = costOf({ schema, document, operation, variables: coerced });
  if (objects <= limits.objects) return { objects };
  const message = `The answer could have ${objects} objects; at most ${limits.objects} are allowed: ask for smaller pages, or for fewer lists.`;
  return { objects, refusal: tooLarge({ message, limit: limits.objects, found: objects }) };
};

const tooMany = ({ language = languages.en }: Asking, { running }: Limits): GraphQLError =>
  new GraphQLError(language.requests.too_many_operations({ max: running }), {
    extensions: { code: 'TOO_MANY_OPERATIONS', limit: running },
  });
