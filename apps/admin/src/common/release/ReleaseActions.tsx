import { lazy, Suspense, useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import type { AskedPartner, ReleaseData } from './documents.ts';

const useTexts = textsOf('release');

const AskDialog = lazy(async () => ({ default: (await import('./AskDialog.tsx')).AskDialog }));
const WithdrawDialog = lazy(async () => ({ default: (await import('./WithdrawDialog.tsx')).WithdrawDialog }));

type Props = {
  readonly partner: AskedPartner;
  /** The newest; null where the customer never asked. */
  readonly request: Pick<ReleaseData, 'id' | 'state'> | null;
};

/** Asks a partner to end the relationship, or takes back that request. */
export const ReleaseActions = ({ partner, request }: Props) => {
  const { customer: words } = useTexts().release;
  const [asking, setAsking] = useState<'ask' | 'withdraw' | null>(null);
  const open = request?.state === 'OPEN' ? request : null;
  const close = () => setAsking(null);
  return (
    <>
      <ReasonedButton
        size="small"
        reason={null}
        about={partner.name}
        onClick={() => setAsking(open === null ? 'ask' : 'withdraw')}
      >
        {open === null ? words.ask : words.withdraw}
      </ReasonedButton>
      <Suspense fallback={null}>
        {asking === 'ask' ? <AskDialog partner={partner} onClose={close} /> : null}
        {asking === 'withdraw' && open ? (
          <WithdrawDialog requestId={open.id} partner={partner.name} onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
};
