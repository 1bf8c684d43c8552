/** Everything a command may touch of the process it runs in. */
export interface Terminal {
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
}

/** Resolves to the exit code, once there is nothing left to do. */
export type Command = (terminal: Terminal) => Promise<number>;

/** What the operator got wrong and how to fix it, in one line. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
