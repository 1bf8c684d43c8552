import { type AnyRoute, Link, type LinkProps, useRouter } from '@tanstack/react-router';
import { type ReactElement, use, useMemo } from 'react';
import { useViewer } from '../common/viewer.ts';
import { navigationIn } from '../texts/texts.ts';
import { LanguageContext } from '../texts/use-texts.ts';
import styles from './ShellFrame.module.css';

/** The routes below the current shell that have an entry in the navigation, in their order. */
export const useNavigation = () => {
  const { routesById } = useRouter();
  const shell = useViewer()?.partner ? '/partner' : '/organization';
  return useMemo(() => {
    const routes = Object.values<AnyRoute>(routesById[shell].children ?? {});
    return routes.flatMap(({ to, options: { staticData } }) =>
      staticData?.navigation ? [{ to: to as NonNullable<LinkProps['to']>, ...staticData.navigation }] : [],
    );
  }, [routesById, shell]);
};

/** Of each entry, by its label. */
export type NavigationIcons = Readonly<Record<string, ReactElement>>;

export const NavigationList = ({ icons }: { readonly icons: NavigationIcons }) => {
  const words = navigationIn(use(LanguageContext));
  return (
    <ul className={styles.list}>
      {useNavigation().map(({ to, label }) => (
        <li key={to}>
          <Link to={to} className={styles.link} activeOptions={{ exact: to === '/', includeSearch: false }}>
            <span className={styles.icon}>{icons[label]}</span>
            {words[label]}
          </Link>
        </li>
      ))}
    </ul>
  );
};
