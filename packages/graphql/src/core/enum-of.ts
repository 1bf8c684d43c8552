import { builder } from './builder.ts';

/** The domain's words as a GraphQL enum: the same in SCREAMING_SNAKE_CASE, each with its description. */
export const enumOf = <const T extends string>(
  name: string,
  description: string,
  values: Readonly<Record<T, string>>,
) =>
  builder.enumType(name, {
    description,
    values: Object.fromEntries(
      (Object.keys(values) as T[]).map((value) => [screaming(value), { value, description: values[value] }]),
    ) as { [name: string]: { value: T; description: string } },
  });

export const screaming = (word: string): string =>
  word
    .replaceAll('-', '_')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase();
