import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { CodeRegular } from '@fluentui/react-icons/svg/code';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { ReceiptRegular } from '@fluentui/react-icons/svg/receipt';
import { StackRegular } from '@fluentui/react-icons/svg/stack';
import type { NavigationIcons } from './navigation.tsx';

export const partnerIcons: NavigationIcons = {
  overview: <HomeRegular />,
  customers: <PeopleRegular />,
  requests: <MailInboxRegular />,
  removals: <ReceiptRegular />,
  jobs: <StackRegular />,
  activity: <HistoryRegular />,
  imports: <ArrowUploadRegular />,
  users: <PersonKeyRegular />,
  developers: <CodeRegular />,
};
