import { textsOf } from '../../texts/use-texts.ts';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import type { ReleaseData } from './documents.ts';

const useTexts = textsOf('release', 'vocabulary');

export const ReleaseTag = ({ state }: Pick<ReleaseData, 'state'>) => {
  const { vocabulary } = useTexts();
  return <Tag tone={state === 'OPEN' ? 'info' : 'neutral'}>{vocabulary.ReleaseRequestState[state]}</Tag>;
};

/** Who asked, when and why, and what came of it. */
export const ReleaseDetails = ({ request }: { readonly request: ReleaseData }) => {
  const { release: words } = useTexts();
  const { state, reason, requestedAt, requestedBy, endedAt, answeredBy, answer } = request;
  const ended = <When key="ended" at={endedAt} time inline />;
  return (
    <DescriptionList
      items={[
        [words.reason, reason],
        [words.requestedAt, <When key="requested" at={requestedAt} time inline />],
        [words.requestedBy, requestedBy.name],
        [words.withdrawnAt, state === 'WITHDRAWN' ? ended : null],
        [words.declinedAt, state === 'DECLINED' ? ended : null],
        [words.declinedBy, state === 'DECLINED' ? (answeredBy?.name ?? null) : null],
        [words.answer, answer],
      ]}
    />
  );
};
