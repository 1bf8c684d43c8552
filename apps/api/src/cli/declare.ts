/** An option of a command. Without `value` it is a flag. */
export interface OptionDeclaration {
  /** What stands for its value in help: `NAME`. */
  readonly value?: string;
  readonly says: string;
  readonly isRequired?: true;
}

/** One command: how it is called and what it does. Its help, its page in docs/cli and its parser follow from this. */
export interface CommandDeclaration {
  /** In lower case, without a full stop. */
  readonly title: string;
  /** Paragraphs of what else has to be known. */
  readonly text: readonly string[];
  /** Arguments that are not options, all of them required. */
  readonly words: readonly { readonly name: string; readonly says: string }[];
  readonly options: Readonly<Record<string, OptionDeclaration>>;
  /** Variables it reads besides those of docs/operations.md. */
  readonly variables: Readonly<Record<string, string>>;
  readonly exitCodes: Readonly<Record<number, string>>;
  /** What follows the command's name in a call that works. */
  readonly example: string;
}

type WithOptions<O> = Omit<CommandDeclaration, 'options'> & { readonly options: O };

/** Fills in what a command has none of. */
export const declare = <const O extends CommandDeclaration['options'] = Record<never, OptionDeclaration>>(
  declared: Pick<CommandDeclaration, 'title'> & Partial<WithOptions<O>>,
): WithOptions<O> => ({
  text: [],
  words: [],
  variables: {},
  exitCodes: { 0: 'done', 1: 'nothing was done; standard error says why' },
  example: '',
  ...declared,
  options: declared.options ?? ({} as O),
});

type NamesOf<O, Wanted> = { [N in keyof O]: O[N] extends Wanted ? N : never }[keyof O] & string;

/** What is read of a call with these options. */
export interface Arguments<O> {
  readonly options: Readonly<
    Partial<Record<NamesOf<O, { readonly value: string }>, string>> &
      Record<NamesOf<O, { readonly value: string; readonly isRequired: true }>, string>
  >;
  readonly flags: Readonly<Partial<Record<Exclude<keyof O & string, NamesOf<O, { readonly value: string }>>, true>>>;
  readonly words: readonly string[];
}
