/** What the database says this installation is. `empty` has no partner yet. */
export type Contents = 'empty' | 'demo' | 'real';
export type Mode = 'demo' | 'real';

export const installationSetting = 'installation';

export interface ModeQuestion {
  readonly contents: Contents;
  /** DEMO; null = not given. */
  readonly demo: boolean | null;
  /** Whether it is set up as a demo on one's own machine is: reached from here only, with no secret of its own. */
  readonly isPrivate: boolean;
}

/**
 * Decides between demo and real, or says why neither is possible. A demo is for everyone who reaches it: beyond this
 * machine it has to be asked for, so that a real installation that lost its file does not become one.
 */
export const decideMode = ({
  contents,
  demo,
  isPrivate,
}: ModeQuestion): { readonly mode: Mode } | { readonly refusal: string } => {
  if (contents === 'real') return demo === true ? { refusal: realRefusal } : { mode: 'real' };
  if (demo === false) return contents === 'demo' ? { refusal: demoRefusal } : { mode: 'real' };
  if (demo === true || isPrivate) return { mode: 'demo' };
  return { refusal: contents === 'demo' ? openDemoRefusal : emptyRefusal };
};

const realRefusal =
  'DEMO is "true", but this database is a real installation: leave DEMO out, or point DATABASE_URL to another file.';
const demoRefusal =
  'DEMO is "false", but this database holds demo data: leave DEMO out, or point DATABASE_URL to another file and run init there.';

const emptyRefusal =
  'This database is empty: set up a partner with npm run -s untether -- init (if there was one, DATABASE_URL names another file now), or set DEMO=true for demo data with a public password.';
const openDemoRefusal =
  'This database holds demo data, whose password is public: set DEMO=true to serve it with AUTH_SECRET or beyond this machine, or point DATABASE_URL to another file and run init there.';

interface Settings {
  readonly readSetting: (name: string) => Promise<string | undefined>;
  readonly hasPartners: () => Promise<boolean>;
}

export const readContents = async (store: Settings): Promise<Contents> => {
  const setting = await store.readSetting(installationSetting);
  if (setting === 'demo' || setting === 'real') return setting;
  return (await store.hasPartners()) ? 'real' : 'empty';
};
