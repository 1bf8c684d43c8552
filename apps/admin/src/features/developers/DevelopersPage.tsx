import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { Link, Outlet } from '@tanstack/react-router';
import { textsOf } from '../../texts/use-texts.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import styles from './Developers.module.css';

const useTexts = textsOf('developers');

export const Page = () => {
  const developers = useTexts().developers;
  const sections = [
    { to: '/developers', label: developers.webhooks, exact: true },
    { to: '/developers/keys', label: developers.keys, exact: false },
    { to: '/developers/stream', label: developers.stream, exact: false },
  ] as const;
  return (
    <>
      <PageHeader
        title={developers.title}
        actions={
          <a href="/graphql" target="_blank" rel="noreferrer" className={styles.outside}>
            {developers.graphiql}
            <OpenRegular aria-hidden="true" />
            <span className="visually-hidden">{developers.newTab}</span>
          </a>
        }
      />
      <nav className={styles.sections} aria-label={developers.sections}>
        {sections.map(({ to, label, exact }) => (
          <Link key={to} to={to} className={styles.section} activeOptions={{ exact, includeSearch: false }}>
            {label}
          </Link>
        ))}
      </nav>
      <div className={styles.content}>
        <Outlet />
      </div>
    </>
  );
};
