import { Tooltip } from '@fluentui/react-components';
import type { ReactElement } from 'react';

type Props = { readonly reason: string; readonly children: ReactElement };

/** Shows the reason beside what it is about; who does not see it is told by a description of its own. */
export const ReasonTooltip = ({ reason, children }: Props) => (
  <Tooltip content={reason} relationship="inaccessible" withArrow>
    {children}
  </Tooltip>
);
