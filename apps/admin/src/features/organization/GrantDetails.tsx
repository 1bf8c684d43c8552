import { EndOfGrant } from '../../common/delegated-admin.tsx';
import type { GrantData } from '../../common/grants.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { When } from '../../ui/When.tsx';

const useTexts = textsOf('organization');

/** For how long granular privileges are asked for or held. */
export const GrantDetails = ({ grant }: { readonly grant: GrantData }) => {
  const { admin } = useTexts().organization;
  const format = useFormat();
  const { durationDays, autoExtend, createdAt, answerUntil, activatedAt, endsAt, endedAt } = grant;
  return (
    <DescriptionList
      items={[
        [admin.duration, `${format.days(durationDays)} · ${autoExtend ? admin.extends : admin.doesNotExtend}`],
        [admin.askedAt, <When key="asked" at={createdAt} inline />],
        [admin.answerUntil, answerUntil ? <When key="answer" at={answerUntil} inline /> : null],
        [admin.activeSince, activatedAt ? <When key="active" at={activatedAt} inline /> : null],
        [admin.end, endsAt || endedAt ? <EndOfGrant key="end" grant={grant} inline /> : null],
      ]}
    />
  );
};
