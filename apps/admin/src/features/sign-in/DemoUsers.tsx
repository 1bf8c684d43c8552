import { textsOf } from '../../texts/use-texts.ts';
import styles from './DemoUsers.module.css';
import type { Demo, DemoUser } from './demo.ts';

const useTexts = textsOf('signIn', 'vocabulary');

type Props = { readonly demo: Demo; readonly busy: boolean; readonly onChoose: (email: string) => void };

export const DemoUsers = ({ demo, busy, onChoose }: Props) => {
  const { signIn } = useTexts();
  const isCustomers = ({ roles }: DemoUser) => roles.includes('CUSTOMER_ADMIN');
  const groups = [
    { title: signIn.demoPartners, users: demo.users.filter((user) => !isCustomers(user)) },
    { title: signIn.demoCustomers, users: demo.users.filter(isCustomers) },
  ].filter(({ users }) => users.length > 0);
  return (
    <section className={styles.demo} aria-labelledby="demo-users">
      <h2 id="demo-users" className={styles.title}>
        {signIn.demoTitle}
      </h2>
      <p className={styles.text}>{signIn.demoText(demo.password)}</p>
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
  const { signIn, vocabulary } = useTexts();
  const { email, name, partner, roles } = user;
  return (
    <button type="button" className={styles.user} disabled={busy} onClick={() => onChoose(email)}>
      <span className={styles.name}>{name}</span>
      <span className={styles.partner}>{partner}</span>
      <span className={styles.roles}>{roles.map((role) => vocabulary.Role[role] ?? role).join(' · ')}</span>
      <span className="visually-hidden">{signIn.signInAs(email)}</span>
    </button>
  );
};
