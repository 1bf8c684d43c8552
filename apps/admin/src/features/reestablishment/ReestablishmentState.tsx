import { Link, useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import type { ReestablishmentData } from './fragments.ts';

const useTexts = textsOf('reestablishment', 'vocabulary');

/** Asks again for what a removal ended, where the API says that this is the way. */
export const RequestAgain = ({
  wayBack,
  inTable = false,
}: {
  readonly wayBack: ReestablishmentData;
  readonly inTable?: boolean;
}) => {
  const { vocabulary } = useTexts();
  const navigate = useNavigate();
  return wayBack.commands.map((command) => (
    <ReasonedButton
      key={command.command}
      size={inTable ? 'small' : 'medium'}
      reason={command.reason}
      {...(inTable ? { about: wayBack.customerName } : {})}
      onClick={() =>
        void navigate({
          to: '/requests',
          search: { new: 'yes', receipt: wayBack.id, ...(inTable ? {} : { back: 'receipt' }) },
        })
      }
    >
      {vocabulary.RequestCommandKind[command.command]}
    </ReasonedButton>
  ));
};

/** In a table: how far the way back is gone. */
export const ReestablishmentState = ({ wayBack }: { readonly wayBack: ReestablishmentData }) => {
  const words = useTexts().reestablishment;
  const format = useFormat();
  const { reestablishedBy, latestRequest, customerId } = wayBack;
  if (reestablishedBy?.state === 'ACTIVE')
    return (
      <Link
        to="/customers/$customerId/account"
        params={{ customerId }}
        title={format.date(reestablishedBy.establishedAt)}
      >
        {words.reestablished}
      </Link>
    );
  if (reestablishedBy) return <span className="muted">{words.reestablished}</span>;
  if (latestRequest?.state === 'SENT')
    return (
      <Link to="/requests" search={{ item: latestRequest.id }}>
        {words.waits}
      </Link>
    );
  return <RequestAgain wayBack={wayBack} inTable />;
};
