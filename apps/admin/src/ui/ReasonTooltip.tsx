import { Tooltip } from '@fluentui/react-components';
import type { ReactElement } from 'react';

type Props = { readonly reason: string; readonly children: ReactElement };

/** Shows the reason next to the control; screen readers get it through `aria-describedby`. */
export const ReasonTooltip = ({ reason, children }: Props) => (
  <Tooltip content={reason} relationship="inaccessible" withArrow>
    {children}
  </Tooltip>
);
