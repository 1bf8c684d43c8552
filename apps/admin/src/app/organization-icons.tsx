import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { PersonSupportRegular } from '@fluentui/react-icons/svg/person-support';
import type { NavigationIcons } from './navigation.tsx';

export const organizationIcons: NavigationIcons = {
  myPartners: <PeopleRegular />,
  delegatedAdmin: <PersonKeyRegular />,
  support: <PersonSupportRegular />,
};
