import type { Locale } from '../model/vocabulary.ts';

/** One sentence per code, made from what stands beside the code; a code without a sentence does not compile. */
export type Sentences<Said extends { readonly code: string }> = {
  readonly [Code in Said['code']]: (said: Extract<Said, { readonly code: Code }>) => string;
};

/** Everything the domain can say, in one language. The domain itself returns codes and parameters only. */
export interface Language {
  readonly locale: Locale;
}
