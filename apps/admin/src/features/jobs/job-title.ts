import type { Job } from '../../common/removal-jobs/documents.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';

const useTexts = textsOf('removalJobs');

/** What a job is called: by its customer, or by how many there are. */
export const useJobTitle = () => {
  const { removalJobs } = useTexts();
  const format = useFormat();
  return ({ kind, customerCount, items }: Pick<Job, 'kind' | 'customerCount' | 'items'>): string =>
    kind === 'BULK'
      ? removalJobs.titles.BULK(format.number(customerCount))
      : removalJobs.titles[kind](items.nodes[0]?.customerName ?? '');
};
