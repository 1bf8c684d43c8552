import { useState } from 'react';
import { useClient } from 'urql';
import { useNotify } from '../../common/Notices.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { planQuery, type RemovalPlan } from './plan.ts';

const useTexts = textsOf('common');

/** What a dialog shows before it clears or schedules, asked for when it is opened. */
export const usePlan = (customerId: string) => {
  const { common } = useTexts();
  const client = useClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [plan, setPlan] = useState<RemovalPlan | null>(null);
  const ask = async () => {
    setBusy(true);
    const { data } = await client.query(planQuery, { id: customerId }, { requestPolicy: 'network-only' }).toPromise();
    setBusy(false);
    if (data?.customer) setPlan(data.customer.removalPreview);
    else notify({ text: common.failedText, tone: 'failed' });
  };
  return { plan, busy, open: () => void ask(), close: () => setPlan(null) };
};
