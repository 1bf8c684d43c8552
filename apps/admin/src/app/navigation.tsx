import { type AnyRoute, Link, type LinkProps, useMatches, useRouter } from '@tanstack/react-router';
import { use, useMemo } from 'react';
import { navigationIn } from '../texts/texts.ts';
import { LanguageContext } from '../texts/use-texts.ts';
import styles from './ShellFrame.module.css';

/** The routes below the current shell that have an entry in the navigation, in their order. */
export const useNavigation = () => {
  const { routesById } = useRouter();
  const shell = useMatches({
    select: (matches) => (matches[1]?.routeId === '/organization' ? '/organization' : '/partner'),
  });
  return useMemo(() => {
    const routes = Object.values<AnyRoute>(routesById[shell].children ?? {});
    return routes.flatMap(({ to, options: { staticData } }) =>
      staticData?.navigation ? [{ to: to as NonNullable<LinkProps['to']>, ...staticData.navigation }] : [],
    );
  }, [routesById, shell]);
};

export const NavigationList = () => {
  const words = navigationIn(use(LanguageContext));
  return (
    <ul className={styles.list}>
      {useNavigation().map(({ to, label, icon }) => (
        <li key={to}>
          <Link to={to} className={styles.link} activeOptions={{ exact: to === '/', includeSearch: false }}>
            <span className={styles.icon}>{icon}</span>
            {words[label]}
          </Link>
        </li>
      ))}
    </ul>
  );
};
