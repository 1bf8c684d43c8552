import { dictionary } from '@zxcvbn-ts/language-common';

const common: ReadonlySet<string> = new Set(dictionary['passwords-common'].map(String));

/** The shortest text that a text is repetitions of, the last of them perhaps cut short. */
const repeated = (text: string): string => {
  for (let length = 1; length < text.length; length += 1)
    if (text.slice(length) === text.slice(0, -length)) return text.slice(0, length);
  return text;
};

const shortestUnit = 4;

/** Whether it is in the list, or repeats what is, or fewer than four characters: `passwordpassword`, `abababababab`. */
export const isCommonPassword = (password: string): boolean => {
  const unit = repeated(password.toLowerCase());
  return unit.length < shortestUnit || common.has(unit);
};
