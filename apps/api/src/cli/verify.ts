import type { FoundProblem } from '@untether/services';
import { verifyProof } from '@untether/services';
import { readEnvironment } from '../env.ts';
import { withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `verify`: everything that can be computed again is. */
export const verify: Command = async ({ args, variables, print, printError }) => {
  readArguments(args, 'verify');
  return withApp(readEnvironment(variables), async ({ store, ports }) => {
    let problems = 0;
    const say = (line: string): void => {
      problems += 1;
      printError(line);
    };
    for (const line of await store.findDamage()) say(`the database: ${line}`);
    const verified = await verifyProof(ports, (found) => say(describe(found)));
    for (const { partner, events, receipts, hash } of verified)
      print(
        `${partner.name} (${partner.id}): ${events} events, ${receipts} receipts${hash === null ? '' : `, ${hash}`}`,
      );
    print(problems === 0 ? 'Everything fits.' : `${problems} ${problems === 1 ? 'thing does' : 'things do'} not fit.`);
    return problems === 0 ? 0 : 2;
  });
};

const describe = ({ partner, subject, problem }: FoundProblem): string => {
  const where = subject.kind === 'event' ? `event ${subject.sequence} ${subject.id}`.trim() : `receipt ${subject.id}`;
  return `${partner.name} (${partner.id}), ${where}: ${sentenceOf(problem)}`;
};

const sentenceOf = (problem: FoundProblem['problem']): string => {
  switch (problem.code) {
    case 'sequence_gap':
      return `the log goes on here, but event ${problem.expected} is next: events are missing`;
    case 'log_ends_early':
      return `the log ends before it, but its partner has counted ${problem.expected} events: events are missing`;
    case 'not_chained':
      return 'it has no hash yet: start the server, or run migrate, and verify again';
    case 'not_hashed':
      return 'it has no hash yet: start the server, or run migrate, and verify again';
    case 'hash_differs':
      return 'its hash is another one: it was changed after it was written';
    case 'digest_differs':
      return `${problem.path} is not what was written: the name, address or text was changed`;
    case 'receipt_missing':
      return `the receipt ${problem.receiptId} of this removal is not there`;
    case 'receipt_differs':
      return `the receipt ${problem.receiptId} has another hash than the one recorded with this removal`;
    case 'unnamed':
      return 'no removal in the log names it';
  }
};
