import type { Viewer } from '@untether/domain';
import { type Context, createContext } from '@untether/graphql';
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, execute, Kind, visit } from 'graphql';
import { wholeAnswer } from '../http/limits/counting.ts';

type Asked = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;
type Asking = Pick<Context, 'services' | 'language' | 'errorDocs'>;

/** What is executed for every message of a stream. */
export interface StreamOperation {
  readonly args: Asked;
  readonly context: Asking;
  /** The same for two that answer the same to the same viewer. */
  readonly key: string;
}

export const streamOperation = (
  { schema, document, operationName, variableValues }: Asked,
  { services, language, errorDocs }: Asking,
): StreamOperation => {
  const { number, variables } = describe(document);
  const values = Object.entries(variableValues ?? {}).filter(([name]) => variables.has(name));
  return {
    args: { schema, document, operationName: operationName ?? null, variableValues: variableValues ?? null },
    context: { services, language, errorDocs },
    key: JSON.stringify([number, operationName ?? null, language.locale, Object.fromEntries(values)]),
  };
};

interface Described {
  readonly number: number;
  /** What an answer may depend on: the arguments of a subscription itself only say which events its reader gets. */
  readonly variables: ReadonlySet<string>;
}
const described = new WeakMap<DocumentNode, Described>();
let documents = 0;
const describe = (document: DocumentNode): Described => {
  const known = described.get(document);
  if (known !== undefined) return known;
  const variables = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    OperationDefinition: (operation) => ({
      ...operation,
      selectionSet: {
        ...operation.selectionSet,
        selections: operation.selectionSet.selections.map((root) =>
          root.kind === Kind.FIELD ? { ...root, arguments: [] } : root,
        ),
      },
    }),
    Variable: ({ name }) => void variables.add(name.value),
  });
  documents += 1;
  const made = { number: documents, variables };
  described.set(document, made);
  return made;
};

export interface SharedAnswers {
  /** The answer to a message of a log, for this viewer. */
  readonly answer: (operation: StreamOperation, message: object, viewer: Viewer) => MaybePromise<ExecutionResult>;
}
type MaybePromise<T> = T | Promise<T>;

interface Shared {
  readonly at: number;
  /** undefined where the answer is only for the viewer it was made for. */
  answer: MaybePromise<ExecutionResult | undefined>;
}

/** No older than the viewer it was made for may be: see streams.ts. */
const sharedForMs = 250;

/**
 * Executes an operation once for all readers of an event that must get the same answer: those of the same partner with
 * the same roles and the same language. An execution that looks at anything else about its viewer is for that one alone.
 */
export const createSharedAnswers = (now: () => Date): SharedAnswers => {
  const answers = new WeakMap<object, Map<string, Shared>>();
  /** Documents whose answers have depended on the person. */
  const personal = new WeakSet<DocumentNode>();

  const run = async ({ args, context }: StreamOperation, message: object, viewer: Viewer): Promise<ExecutionResult> => {
    const contextValue = createContext({ ...context, viewer, now: now() });
    return wholeAnswer(await execute({ ...args, rootValue: message, contextValue }), contextValue);
  };
  const answersTo = (message: object): Map<string, Shared> => {
    const known = answers.get(message);
    if (known !== undefined) return known;
    const made = new Map<string, Shared>();
    answers.set(message, made);
    // The message may be kept for long.
    setTimeout(() => answers.delete(message), sharedForMs).unref();
    return made;
  };

  return {
    answer: (operation, message, viewer) => {
      const { document } = operation.args;
      const own = () => run(operation, message, viewer);
      if (personal.has(document)) return own();
      const known = answersTo(message);
      const key = `${operation.key} ${audienceKey(viewer)}`;
      const found = known.get(key);
      if (found !== undefined && performance.now() - found.at < sharedForMs) {
        const { answer } = found;
        if (answer === undefined) return own();
        return 'then' in answer ? answer.then((shared) => shared ?? own()) : answer;
      }
      let isPersonal = false;
      const audience = asAudience(viewer, () => {
        isPersonal = true;
        personal.add(document);
      });
      const made = run(operation, message, audience);
      const shared: Shared = {
        at: performance.now(),
        answer: made.then(
          (result) => {
            shared.answer = isPersonal || result.errors !== undefined ? undefined : result;
            return shared.answer;
          },
          () => undefined,
        ),
      };
      known.set(key, shared);
      return made;
    },
  };
};

/** What decides what a viewer sees, whoever it is. */
const audienceKeys = new WeakMap<Viewer, string>();
const audienceKey = (viewer: Viewer): string => {
  const known = audienceKeys.get(viewer);
  if (known !== undefined) return known;
  const key = JSON.stringify([viewer.partner, viewer.user.roles, viewer.key?.roles ?? null]);
  audienceKeys.set(viewer, key);
  return key;
};

/** A viewer that tells when anything is read of it that `audienceKey` does not hold. */
const asAudience = ({ partner, user, key }: Viewer, onPersonal: () => void): Viewer => ({
  partner,
  user: rolesOnly(user, onPersonal),
  key: key && rolesOnly(key, onPersonal),
});

const rolesOnly = <T extends object>(of: T, onPersonal: () => void): T =>
  new Proxy(of, {
    get: (target, name) => {
      if (name !== 'roles') onPersonal();
      return Reflect.get(target, name);
    },
    has: (target, name) => {
      onPersonal();
      return Reflect.has(target, name);
    },
    ownKeys: (target) => {
      onPersonal();
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor: (target, name) => {
      onPersonal();
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });
