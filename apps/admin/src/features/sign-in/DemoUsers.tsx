import { useTexts } from '../../app/settings.ts';
import type { Role } from '../../app/vocabulary.ts';
import styles from './DemoUsers.module.css';
import type { Demo } from './demo.ts';

type Props = { readonly demo: Demo; readonly busy: boolean; readonly onChoose: (email: string) => void };

export const DemoUsers = ({ demo, busy, onChoose }: Props) => {
  const { pages, vocabulary } = useTexts();
  const roleText = (role: Role) => vocabulary.role[role.toUpperCase() as Role] ?? role;
  return (
    <section className={styles.demo} aria-labelledby="demo-users">
      <h2 id="demo-users" className={styles.title}>
        {pages.signIn.demoTitle}
      </h2>
      <p className={styles.text}>{pages.signIn.demoText(demo.password)}</p>
      <ul className={styles.list}>
        {demo.users.map(({ email, name, partner, roles }) => (
          <li key={email}>
            <button type="button" className={styles.user} disabled={busy} onClick={() => onChoose(email)}>
              <span className={styles.name}>{name}</span>
              <span className={styles.partner}>{partner}</span>
              <span className={styles.roles}>{roles.map(roleText).join(' · ')}</span>
              <span className="visually-hidden">{pages.signIn.signInAs(email)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
