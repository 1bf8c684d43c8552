import { Link } from '@tanstack/react-router';
import { useTexts } from '../../app/settings.ts';
import styles from './CustomerPage.module.css';

export const Sections = ({ customerId }: { readonly customerId: string }) => {
  const { customer } = useTexts().pages;
  const sections = [
    { to: '/customers/$customerId/subscriptions', label: customer.subscriptions },
    { to: '/customers/$customerId/reservations', label: customer.reservations },
    { to: '/customers/$customerId/software', label: customer.software },
    { to: '/customers/$customerId/azure', label: customer.azure },
    { to: '/customers/$customerId/orders', label: customer.orders },
    { to: '/customers/$customerId/account', label: customer.account },
  ] as const;
  return (
    <nav className={styles.sections} aria-label={customer.sections}>
      {sections.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          params={{ customerId }}
          className={styles.section}
          activeOptions={{ includeSearch: false }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
};
