import { setTimeout as sleep } from 'node:timers/promises';
import type { SendLetter, Services } from '@untether/services';
import { once } from '../deferred.ts';
import type { MailSettings } from '../env.ts';
import { describeFault, type Log } from '../log.ts';

const lookEveryMs = 1_000;
const restMs = 10_000;
const forgetEveryMs = 60 * 60_000;

interface MailOptions {
  readonly services: Pick<Services, 'sendDueMail' | 'forgetOldMail'>;
  readonly settings: MailSettings;
  readonly publicUrl: string;
  readonly log: Log;
}

/** Sends the mail of the outbox, in this process, until it is stopped. */
export const runMail = ({ services, settings, publicUrl, log }: MailOptions) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const open = once(async (): Promise<SendLetter> => (await import('./smtp.ts')).createSmtp(settings, publicUrl));
  const send: SendLetter = async (...letter) => (await open())(...letter);
  let forgottenAt = 0;

  const turn = async (): Promise<number> => {
    const { taken, failures } = await services.sendDueMail(send, () => signal.aborted);
    for (const { id, error, givenUp } of failures) {
      const fault = error instanceof Error ? error.message : String(error);
      log(givenUp ? 'error' : 'warn', givenUp ? 'a mail was given up' : 'a mail was not sent yet', { id, fault });
    }
    if (Date.now() - forgottenAt > forgetEveryMs) {
      forgottenAt = Date.now();
      await services.forgetOldMail();
    }
    return taken > 0 && failures.length < taken ? 0 : lookEveryMs;
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const wait = await turn().catch((thrown: unknown) => {
        log('error', 'mail failed', { fault: describeFault(thrown) });
        return restMs;
      });
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    /** Ends it after the mail that is being sent. */
    stop: async (): Promise<void> => {
      stopping.abort();
      await running;
    },
  };
};
