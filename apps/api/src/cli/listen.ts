import { setTimeout as sleep } from 'node:timers/promises';
import { type StreamedEvent, SubscriptionRefused, subscribe } from '@untether/client';
import {
  bodyOf,
  createSender,
  findUrlProblem,
  newWebhookSecret,
  type Send,
  signatureHeaders,
} from '@untether/webhooks';
import { readIfThere, replacePrivateFile } from '../installation/private-file.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, type Terminal } from './command.ts';
import { stopRequested } from './signals.ts';

const rules = { loopbackAllowed: true };
const longestWaitMs = 30_000;

/**
 * `listen`: follows an installation's log as a client of its API, and posts each event to a program on this machine as a
 * webhook would: one after the other, each until it is taken.
 */
export const listen: Command = async ({ args, variables, print, printError }) => {
  const wanted = readOptions(args, variables);
  const { api, key, target, cursorFile, secret } = wanted;
  const partner = await askPartner(api, key);
  const stop = new AbortController();
  void stopRequested().then(() => stop.abort());
  let cursor = (cursorFile && (await readIfThere(cursorFile))?.trim()) || wanted.after;
  const forward = forwarder({ send: createSender({ rules }), target, secret, partnerId: partner.id, print, stop });
  const reach = async (place: string): Promise<void> => {
    cursor = place;
    if (cursorFile) await replacePrivateFile(cursorFile, `${place}\n`);
  };

  print(`Forwarding the events of ${partner.name} at ${api} to ${target}, signed with`);
  print(`  WEBHOOK_SECRET=${secret}`);
  print('Ctrl-C ends it.');
  try {
    await subscribe({
      url: api,
      apiKey: key,
      after: cursor,
      signal: stop.signal,
      onEvent: async (event) => {
        await forward(event);
        await reach(event.cursor);
      },
      onCursor: reach,
      onState: (state) => {
        if (state.state === 'waiting')
          printError(`${state.error.message}; trying again in ${Math.ceil(state.retryInMs / 1000)} s`);
      },
    });
  } catch (thrown) {
    if (thrown instanceof SubscriptionRefused) throw new CommandError(`listen: ${thrown.code}: ${thrown.message}`);
    if (!stop.signal.aborted) throw thrown;
  }
  if (cursor !== null) print(`To continue from here: --after ${cursor}`);
  return 0;
};

const readOptions = (args: Terminal['args'], variables: Terminal['variables']) => {
  const { options } = readArguments(args, 'listen');
  const target = options['forward-to'];
  if (target === undefined) throw refusal('--forward-to is missing: give the URL of your program');
  if (findUrlProblem(target, rules) !== undefined)
    throw refusal(
      `--forward-to is ${JSON.stringify(target)}: give a URL of this machine, such as http://localhost:4700/`,
    );
  const url = options.url ?? (variables.UNTETHER_URL || 'http://localhost:4000');
  if (!/^https?:/.test(url) || !URL.canParse(url))
    throw refusal(`--url is ${JSON.stringify(url)}: give the installation's address, such as https://untether.example`);
  const key = options.key ?? variables.UNTETHER_KEY;
  if (!key) throw refusal('there is no API key: set UNTETHER_KEY to one, or give --key');
  const secret = options.secret ?? (variables.WEBHOOK_SECRET || newWebhookSecret({ ed25519: false }));
  if (!/^whsec_[\w+/]+=*$/.test(secret)) throw refusal('--secret must be whsec_ and base64, or be left out');
  const api = new URL('/graphql', url).href;
  return { api, key, target, secret, after: options.after ?? null, cursorFile: options['cursor-file'] };
};

const refusal = (reason: string): CommandError => new CommandError(`listen: ${reason.replace(/\.$/, '')}.`);

/** Whose key it is. What is wrong with the address or the key comes up here, before anything is forwarded. */
const askPartner = async (api: string, key: string): Promise<{ readonly id: string; readonly name: string }> => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept: 'application/json' };
  const body = JSON.stringify({ query: '{ viewer { partner { id name } } }' });
  const response = await fetch(api, { method: 'POST', headers, body }).catch((error) => {
    throw refusal(`${api} could not be reached: ${error.cause?.message || error.message}`);
  });
  const answer = await response.json().catch(() => undefined);
  const partner = answer?.data?.viewer?.partner;
  if (partner) return partner;
  throw refusal(`${api} answered ${answer?.errors?.[0]?.message ?? `${response.status}, and no API of Untether`}`);
};

interface Forwarding {
  readonly send: Send;
  readonly target: string;
  readonly secret: string;
  readonly partnerId: string;
  readonly print: (line: string) => void;
  readonly stop: AbortController;
}

/** Resolves once the program has answered an event with 2xx; throws when it is to stop before. */
const forwarder = ({ send, target, secret, partnerId, print, stop: { signal } }: Forwarding) => {
  const post = (event: StreamedEvent) => {
    const body = bodyOf({ ...event, partnerId, occurredAt: new Date(event.occurredAt) });
    const headers = signatureHeaders({ id: event.id, at: new Date(), body }, [secret]);
    return send({ url: target, headers, body }, signal);
  };
  return async (event: StreamedEvent): Promise<void> => {
    for (let waitMs = 1000; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
      const { status, error, latencyMs } = await post(event);
      signal.throwIfAborted();
      const outcome = `${event.sequence} ${event.type} -> ${status ?? error?.code} (${latencyMs} ms)`;
      print(error === null ? outcome : `${outcome}, again in ${waitMs / 1000} s`);
      if (error === null) return;
      await sleep(waitMs, undefined, { signal });
    }
  };
};
