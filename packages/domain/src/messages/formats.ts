/** How a language writes numbers, dates and lists. Dates are those of UTC. */
export interface Formats {
  readonly day: (instant: Date) => string;
  readonly minute: (instant: Date) => string;
  readonly number: (count: number) => string;
  readonly and: (parts: readonly string[]) => string;
  readonly or: (parts: readonly string[]) => string;
}

// By hand: the first use of Intl takes 8 MB and 20 ms, and what it writes changes with the version of Node.

const number = (count: number): string => {
  // Most are small.
  if (Number.isInteger(count) && count >= 0 && count < 1000) return String(count);
  const [whole = '', ...fraction] = String(count).split('.');
  return [whole.replaceAll(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `last` joins two, `lastOfMany` the last two of three and more. */
const listed =
  (separator: string, last: string, lastOfMany = last) =>
  (parts: readonly string[]): string => {
    const joint = parts.length > 2 ? lastOfMany : last;
    return parts.length < 2 ? parts.join() : [parts.slice(0, -1).join(separator), parts.at(-1)].join(joint);
  };

const months = 'January February March April May June July August September October November December'.split(' ');
const englishDay = (instant: Date): string =>
  `${instant.getUTCDate()} ${months[instant.getUTCMonth()]} ${instant.getUTCFullYear()}`;

export const englishFormats: Formats = {
  day: englishDay,
  minute: (instant) =>
    `${englishDay(instant)} at ${twoDigits(instant.getUTCHours())}:${twoDigits(instant.getUTCMinutes())} UTC`,
  number,
  and: listed(', ', ' and '),
  or: listed(', ', ' or '),
};

const japaneseDay = (instant: Date): string =>
  `${instant.getUTCFullYear()}年${instant.getUTCMonth() + 1}月${instant.getUTCDate()}日`;

export const japaneseFormats: Formats = {
  day: japaneseDay,
  minute: (instant) => `${japaneseDay(instant)} ${instant.getUTCHours()}:${twoDigits(instant.getUTCMinutes())} UTC`,
  number,
  and: listed('、', '、'),
  or: listed('、', 'または', '、または'),
};
