/** What the database says this installation is. `empty` has no partner yet. */
export type Contents = 'empty' | 'demo' | 'real';
export type Mode = 'demo' | 'real';

export const installationSetting = 'installation';

export interface ModeQuestion {
  readonly contents: Contents;
  /** DEMO; null = not given. */
  readonly demo: boolean | null;
}

/** Decides between demo and real, or says why neither is possible. */
export const decideMode = ({
  contents,
  demo,
}: ModeQuestion): { readonly mode: Mode } | { readonly refusal: string } => {
  if (contents === 'real') return demo === true ? { refusal: realRefusal } : { mode: 'real' };
  if (demo !== false) return { mode: 'demo' };
  return contents === 'demo' ? { refusal: demoRefusal } : { mode: 'real' };
};

const realRefusal =
  'DEMO is "true", but this database is a real installation: leave DEMO out, or point DATABASE_URL to another file.';
const demoRefusal =
  'DEMO is "false", but this database holds demo data: leave DEMO out, or point DATABASE_URL to another file and run init there.';

interface Settings {
  readonly readSetting: (name: string) => Promise<string | undefined>;
  readonly hasPartners: () => Promise<boolean>;
}

export const readContents = async (store: Settings): Promise<Contents> => {
  const setting = await store.readSetting(installationSetting);
  if (setting === 'demo' || setting === 'real') return setting;
  return (await store.hasPartners()) ? 'real' : 'empty';
};
