import type { FieldMap, InputFieldBuilder, InputFieldMap, InputShapeFromFields, ObjectRef } from '@pothos/core';
import type { Refusal } from '@untether/domain';
import { explainWrongId } from '@untether/domain';
import { type CommandIds, type CommandResult, RateLimited } from '@untether/services';
import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { forgetLoaded, tell } from '../context.ts';
import type { Types } from '../core/builder.ts';
import { builder } from '../core/builder.ts';
import { present } from '../core/present.ts';
import type { ErrorClass } from '../errors.ts';
import { ConflictError, errorOf, ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';

export type InputFields = InputFieldBuilder<Types, 'InputObject'>;
type Result<Ids = unknown> = CommandResult<CommandIds & Ids>;
type Done<R extends Result> = Extract<R, { readonly ok: true }>;

/** The input a service gets: optional fields that were left out are null. */
type Given<F extends InputFieldMap> = {
  readonly [K in keyof InputShapeFromFields<F>]-?: Exclude<InputShapeFromFields<F>[K], undefined>;
} & { readonly idempotencyKey: string | null };

/** One mutation: its input, payload and result types are made from this, and the field itself. */
interface Command<F extends InputFieldMap, R extends Result<Ids>, Ids> {
  readonly name: string;
  readonly description: string;
  /** What the descriptions of the input's fields leave unsaid. */
  readonly inputDescription?: string;
  /** Callers need not be signed in. */
  readonly signedOut?: boolean;
  /** Its fields besides `idempotencyKey`. */
  readonly input: (t: InputFields) => F;
  /** Fields that a service knows by themselves and the input holds within another one: by name, that one's name. */
  readonly within?: { readonly [field: string]: string };
  /** `sent` is for the commands that tell a field left out from null. */
  readonly call: (context: Context, given: Given<F>, sent: InputShapeFromFields<F>) => Promise<R>;
  /** Errors besides the four any command may answer with. */
  readonly errors?: readonly ErrorClass[];
  /** What it changed. */
  readonly nodes?: readonly AnsweredNode<Ids>[];
  /** Further fields of the payload. */
  readonly fields?: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Done<R>>) => FieldMap;
}

/** A field of a payload that reads what the command changed. */
interface AnsweredNode<Ids> {
  readonly field: string;
  readonly type: ObjectRef<Types, object>;
  readonly description: string;
  readonly load: (context: Context, ids: Ids) => Promise<object | null>;
}

export const answered = <Ids, Row extends object>(
  field: string,
  type: ObjectRef<Types, Row>,
  description: string,
  load: (context: Context, ids: Ids) => Promise<Row | null>,
): AnsweredNode<Ids> => ({ field, type: type as ObjectRef<Types, object>, description, load });

const commonErrors: readonly ErrorClass[] = [ValidationError, NotFoundError, ForbiddenError, ConflictError];

export const command = <F extends InputFieldMap, R extends Result<Ids>, Ids>(row: Command<F, R, Ids>): void => {
  const { name, description, call, errors = [], nodes = [], within = {} } = row;
  const typeName = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const absent: Record<string, null> = {};

  const Input = builder.inputType(`${typeName}Input`, {
    description: row.inputDescription ?? 'Checked as a whole before anything changes.',
    fields: (t) => {
      const fields = { ...row.input(t), idempotencyKey: t.string({ description: idempotencyKeyDescription }) };
      for (const field of Object.keys(fields)) absent[field] = null;
      return fields;
    },
  });

  const Payload = builder.objectRef<Done<R>>(`${typeName}Payload`).implement({
    description: 'The answer once the change is committed; everything in it is read after that.',
    fields: (t) => ({
      ...Object.fromEntries(nodes.map((node) => [node.field, t.field(nodeField(node))])),
      ...row.fields?.(t),
      replayed: t.boolean({
        description: 'Whether nothing was done this time: it was so already, or this key was used before.',
        resolve: (done) => done.replayed,
      }),
    }),
  });

  builder.mutationField(name, (t) =>
    t.field({
      type: Payload,
      description,
      ...(row.signedOut && { skipTypeScopes: true }),
      errors: {
        types: [...commonErrors, ...errors],
        union: {
          name: `${typeName}Result`,
          description: 'The payload, or why the command was refused; a refused command changes nothing.',
        },
      },
      args: {
        input: t.arg({
          type: Input,
          required: true,
          description: 'An optional field set to null counts as left out, unless its description says otherwise.',
        }),
      },
      // What a type parameter hides from the compiler: the input has the fields of `row.input`, and a payload is no list.
      resolve: (async (_: object, args: object, context: Context) => {
        const { input: sent } = args as unknown as { readonly input: InputShapeFromFields<F> };
        const result = await limited(context, () => call(context, { ...absent, ...sent } as unknown as Given<F>, sent));
        forgetLoaded(context);
        if (!result.ok && result.refusal.error === 'forbidden') tell(context, { outcome: 'forbidden', what: name });
        if (!result.ok) throw errorOf(located(explainWrongId(result.refusal, flat(sent)), within), context);
        if (!result.replayed) tell(context, { outcome: 'done', what: name, ids: result.ids });
        if (result.replayed && (await isGone(context, nodes, result.ids)))
          throw errorOf({ error: 'not_found', reason: { code: 'gone_since' }, path: [] }, context);
        return result;
      }) as never,
    }),
  );
};

/** What may not be done so often is no refusal of the command: the same may succeed later. */
const limited = async <T>({ language }: Context, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof RateLimited)) throw thrown;
    throw new GraphQLError(language.requests.rate_limited, { extensions: { code: 'RATE_LIMITED' } });
  }
};

/** An input with what its objects hold beside them. */
const flat = (sent: object): { readonly [field: string]: unknown } =>
  Object.assign({}, sent, ...Object.values(sent).filter((one) => typeof one === 'object' && !Array.isArray(one)));

/** A refusal with its paths as the input has them. */
const located = (refusal: Refusal, within: { readonly [field: string]: string }): Refusal => {
  const from = (path: readonly string[]) => {
    const outer = within[path[0] ?? ''];
    return outer === undefined ? path : [outer, ...path];
  };
  if (refusal.error === 'validation')
    return { ...refusal, issues: refusal.issues.map((issue) => ({ ...issue, path: from(issue.path) })) };
  return 'path' in refusal ? { ...refusal, path: from(refusal.path) } : refusal;
};

const nodeField = <Ids>({ type, description, load }: AnsweredNode<Ids>) => ({
  type,
  description,
  resolve: (async ({ ids }: { readonly ids: Ids }, _: object, context: Context) =>
    present(await load(context, ids))) as never,
});

/** An item, say, whose key is used again after the removal. */
const isGone = async <Ids>(context: Context, nodes: readonly AnsweredNode<Ids>[], ids: Ids): Promise<boolean> =>
  (await Promise.all(nodes.map(({ load }) => load(context, ids)))).includes(null);

const idempotencyKeyDescription =
  '1 to 255 characters of your choice, kept for 7 days: the same key and input returns the first result with `replayed: true`; with another input it is a ConflictError.';
