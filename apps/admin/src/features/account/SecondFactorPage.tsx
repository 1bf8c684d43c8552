import { Button } from '@fluentui/react-components';
import { useSearch } from '@tanstack/react-router';
import { signOut } from '../../common/auth.ts';
import { PublicCard } from '../../common/PublicCard.tsx';
import { placeToGo } from '../../common/sign-in-ways.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './Account.module.css';
import { SecondFactorSetUp } from './SecondFactorSetUp.tsx';

const useTexts = textsOf('account', 'common');

/** For who is signed in and has to set up a second factor before anything else. */
export const Page = () => {
  const { account: words, common } = useTexts();
  const { next } = useSearch({ from: '/second-factor' });
  return (
    <PublicCard title={words.setUpTitle}>
      <Note>{words.setUpFirst}</Note>
      {/* A new page load: what was refused is asked for again. */}
      <SecondFactorSetUp onDone={() => window.location.assign(placeToGo(next, window.location))} />
      <Button className={styles.submit ?? ''} appearance="transparent" onClick={() => void signOut()}>
        {common.signOut}
      </Button>
    </PublicCard>
  );
};
