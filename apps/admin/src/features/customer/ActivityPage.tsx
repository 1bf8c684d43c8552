import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ActivityList } from '../activity/ActivityList.tsx';

const from = '/partner/customers/$customerId/activity' as const;

/** What has happened with one customer. */
export const Page = () => {
  const { customerId } = useParams({ from });
  const search = useSearch({ from });
  const navigate = useNavigate();
  return (
    <ActivityList
      search={search}
      customerId={customerId}
      onSearch={(next, replace) =>
        void navigate({
          to: '/customers/$customerId/activity',
          params: { customerId },
          search: next,
          replace,
          resetScroll: false,
        })
      }
    />
  );
};
