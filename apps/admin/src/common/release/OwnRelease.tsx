import { textsOf } from '../../texts/use-texts.ts';
import type { AskedPartner, ReleaseData } from './documents.ts';
import styles from './Release.module.css';
import { ReleaseActions } from './ReleaseActions.tsx';
import { ReleaseDetails, ReleaseTag } from './ReleaseDetails.tsx';

const useTexts = textsOf('release');

type Props = { readonly partner: AskedPartner; readonly request: ReleaseData | null };

/** What a customer asked one of its partners about leaving, what came of it, and what it can do now. */
export const OwnRelease = ({ partner, request }: Props) => {
  const { release } = useTexts();
  const { customer: words } = release;
  const state = request?.state ?? null;
  return (
    <section className={styles.body}>
      <h3 className={styles.heading} tabIndex={-1} data-refocus="">
        {release.title} {state === null ? null : <ReleaseTag state={state} />}
      </h3>
      <p>{words.says[state === null || state === 'FULFILLED' ? 'none' : state]}</p>
      {request === null ? null : <ReleaseDetails request={request} />}
      <ReleaseActions partner={partner} request={request} />
    </section>
  );
};
