import type { ReactNode } from 'react';
import { textsOf } from '../texts/use-texts.ts';
import styles from './Breadcrumb.module.css';

const useTexts = textsOf('common');

type Props = { readonly children: ReactNode; readonly here: string };

/** The way back up: a link to the list, and the current page. */
export const Breadcrumb = ({ children, here }: Props) => (
  <nav aria-label={useTexts().common.breadcrumb} className={styles.breadcrumb}>
    {children}
    <span aria-hidden="true">/</span>
    <span>{here}</span>
  </nav>
);
