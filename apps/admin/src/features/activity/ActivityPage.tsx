import { useNavigate, useSearch } from '@tanstack/react-router';
import { ExportLink } from '../../common/ExportLink.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ActivityList } from './ActivityList.tsx';
import { eventFilter } from './events.ts';

const useTexts = textsOf('activity');

export const Page = () => {
  const { activity } = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ from: '/partner/activity' });
  return (
    <>
      <PageHeader
        title={activity.title}
        below={activity.text}
        actions={<ExportLink of="activity" filter={eventFilter(search)} />}
      />
      <PageBody>
        <ActivityList
          search={search}
          onSearch={(next, replace) => void navigate({ to: '/activity', search: next, replace, resetScroll: false })}
        />
      </PageBody>
    </>
  );
};
