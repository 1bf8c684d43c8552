import { useTexts } from '../../app/settings.ts';
import styles from './DemoUsers.module.css';
import type { Demo, DemoUser } from './demo.ts';

type Props = { readonly demo: Demo; readonly busy: boolean; readonly onChoose: (email: string) => void };

export const DemoUsers = ({ demo, busy, onChoose }: Props) => {
  const { pages } = useTexts();
  const isCustomers = ({ roles }: DemoUser) => roles.includes('CUSTOMER_ADMIN');
  const groups = [
    { title: pages.signIn.demoPartners, users: demo.users.filter((user) => !isCustomers(user)) },
    { title: pages.signIn.demoCustomers, users: demo.users.filter(isCustomers) },
  ].filter(({ users }) => users.length > 0);
  return (
    <section className={styles.demo} aria-labelledby="demo-users">
      <h2 id="demo-users" className={styles.title}>
        {pages.signIn.demoTitle}
      </h2>
      <p className={styles.text}>{pages.signIn.demoText(demo.password)}</p>
      {groups.map(({ title, users }) => (
        <div key={title} className={styles.group}>
          <h3 className={styles.heading}>{title}</h3>
          <ul className={styles.list}>
            {users.map((user) => (
              <li key={user.email}>
                <Choice user={user} busy={busy} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};

const Choice = ({ user, busy, onChoose }: Omit<Props, 'demo'> & { readonly user: DemoUser }) => {
  const { pages, vocabulary } = useTexts();
  const { email, name, partner, roles } = user;
  return (
    <button type="button" className={styles.user} disabled={busy} onClick={() => onChoose(email)}>
      <span className={styles.name}>{name}</span>
      <span className={styles.partner}>{partner}</span>
      <span className={styles.roles}>{roles.map((role) => vocabulary.role[role] ?? role).join(' · ')}</span>
      <span className="visually-hidden">{pages.signIn.signInAs(email)}</span>
    </button>
  );
};
