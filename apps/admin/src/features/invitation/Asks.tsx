import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ShieldPersonRegular } from '@fluentui/react-icons/svg/shield-person';
import type { InvitationData } from './documents.ts';
import styles from './Invitation.module.css';
import { useInvitationTexts } from './use-invitation-texts.ts';
import { asks } from './what-it-asks.ts';

/** What each company may do once the customer accepts. */
export const Asks = ({ invitation }: { readonly invitation: InvitationData }) => {
  const words = useInvitationTexts();
  return (
    <section className={styles.block}>
      <h2>{words.asksFor}</h2>
      <ul className={styles.asks}>
        {asks(invitation, words).map(({ text, isGrave }) => (
          <li key={text} {...(isGrave ? { 'data-grave': '' } : {})}>
            {isGrave ? <ShieldPersonRegular aria-hidden="true" /> : <CheckmarkCircleRegular aria-hidden="true" />}
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {invitation.includeDelegatedAdmin ? null : <p className="muted">{words.noAdmin}</p>}
    </section>
  );
};
