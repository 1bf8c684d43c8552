import { CodeRegular } from '@fluentui/react-icons/svg/code';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { ReceiptRegular } from '@fluentui/react-icons/svg/receipt';
import { NavigationList } from './NavigationList.tsx';
import { useTexts } from './settings.ts';

export const MainNavigation = () => {
  const { common } = useTexts();
  const places = [
    { to: '/', label: common.overview, icon: <HomeRegular />, exact: true },
    { to: '/customers', label: common.customers, icon: <PeopleRegular />, exact: false },
    { to: '/requests', label: common.requests, icon: <MailInboxRegular />, exact: false },
    { to: '/removals', label: common.removals, icon: <ReceiptRegular />, exact: false },
    { to: '/activity', label: common.activity, icon: <HistoryRegular />, exact: false },
    { to: '/users', label: common.users, icon: <PersonKeyRegular />, exact: false },
    { to: '/developers', label: common.developers, icon: <CodeRegular />, exact: false },
  ] as const;
  return <NavigationList places={places} />;
};
