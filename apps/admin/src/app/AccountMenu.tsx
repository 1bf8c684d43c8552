import { Button } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { signOut } from '../common/auth.ts';
import { PreferenceFields } from '../common/PreferenceFields.tsx';
import type { Viewer } from '../common/viewer.ts';
import { textsOf } from '../texts/use-texts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import styles from './AccountMenu.module.css';

const useTexts = textsOf('common', 'vocabulary');

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean);
  return words.length > 1 ? `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}` : name.slice(0, 2);
};

type Props = { readonly viewer: Viewer; readonly onShortcuts?: (() => void) | undefined };

/** The browser's own popover: it closes on Escape and outside clicks and gives the focus back. */
export const AccountMenu = ({ viewer, onShortcuts }: Props) => {
  const { common, vocabulary } = useTexts();
  const id = useId();
  return (
    <>
      <button type="button" className={styles.trigger} popoverTarget={id}>
        <span aria-hidden="true">{initialsOf(viewer.user.name).toUpperCase()}</span>
        <span className="visually-hidden">{common.account}</span>
      </button>
      <section id={id} popover="auto" className={styles.panel} aria-label={common.account}>
        <p className={styles.name}>{viewer.user.name}</p>
        <p className="muted">{viewer.user.email}</p>
        <p className={styles.roles}>{viewer.roles.map((role) => vocabulary.Role[role]).join(' · ')}</p>
        <hr className={styles.line} />
        <PreferenceFields />
        {onShortcuts ? (
          <p className={styles.shortcuts}>
            <LinkButton onClick={onShortcuts}>{common.shortcuts.title}</LinkButton> <kbd>?</kbd>
          </p>
        ) : null}
        <hr className={styles.line} />
        <Link
          to={viewer.partner ? '/account' : '/my-account'}
          className={styles.own}
          onClick={() => document.getElementById(id)?.hidePopover()}
        >
          {common.ownAccount}
        </Link>
        <Button icon={<SignOutRegular />} onClick={() => void signOut()}>
          {common.signOut}
        </Button>
      </section>
    </>
  );
};
