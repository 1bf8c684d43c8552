import { CommandError } from '../cli/command.ts';
import type { Demo } from '../cli/next-steps.ts';
import { type Environment, isOnThisMachineOnly } from '../env.ts';
import { decideMode, type Mode, readContents } from '../installation/mode.ts';
import type { App } from '../open-app.ts';

interface InstallationQuestion {
  readonly app: App;
  readonly environment: Environment;
  readonly print: (line: string) => void;
}

interface Installation {
  readonly mode: Mode;
  readonly secret: string;
  readonly demo: (() => Promise<Demo>) | null;
  /** For the operator's terminal; null in a real installation. */
  readonly demoKey: string | null;
  /** What the operator should know. */
  readonly notes: readonly string[];
}

/** Finds out what is served, demo or real, and prepares it. Throws CommandError where the operator has to decide. */
export const openInstallation = async ({ app, environment, print }: InstallationQuestion): Promise<Installation> => {
  const contents = await readContents(app.store);
  const isPrivate = environment.authSecret === null && isOnThisMachineOnly(environment);
  const decided = decideMode({ contents, demo: environment.demo, isPrivate });
  if ('refusal' in decided) throw new CommandError(decided.refusal);
  if (decided.mode === 'demo') {
    const { openDemo } = await import('./open-demo.ts');
    return { mode: 'demo', ...(await openDemo({ app, environment, print })), notes: [] };
  }
  if (environment.authSecret === null) throw new CommandError(secretMissing);
  const notes = contents === 'empty' ? [initFirst] : [];
  return { mode: 'real', secret: environment.authSecret, demo: null, demoKey: null, notes };
};

const secretMissing =
  'AUTH_SECRET is not set: a real installation needs one of at least 32 characters that stays the same; make one with: openssl rand -base64 32';

const initFirst =
  'There is no partner here yet: set one up with npm run -s untether -- init --partner NAME --kind direct_bill --admin E-MAIL';
