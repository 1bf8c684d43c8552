import { run } from './cli/run.ts';

process.exitCode = await run({
  args: process.argv.slice(2),
  variables: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
});
