import { run } from './cli/run.ts';

// What it writes, the database above all, is for its own user alone.
process.umask(0o077);

process.exitCode = await run({
  args: process.argv.slice(2),
  variables: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
});
