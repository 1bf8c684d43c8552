/** How people sign in here. */
export type SignInWays = { readonly resetByMail: boolean; readonly provider: boolean };

let asked: Promise<SignInWays> | undefined;
/** Asked for once, before a page is shown that depends on it. */
export const askForWays = (): Promise<SignInWays> => {
  asked ??= fetch('/api/sign-in')
    .then((response) => response.json())
    .catch(() => ({ resetByMail: false, provider: false }));
  return asked;
};
