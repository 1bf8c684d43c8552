import { Button, type ButtonProps } from '@fluentui/react-components';
import { lazy, type ReactElement, Suspense, useId } from 'react';

// Fetched at once, but nothing waits for it: most buttons can be used.
const tooltip = import('./ReasonTooltip.tsx').then(
  ({ ReasonTooltip }) => ({ default: ReasonTooltip }),
  // Without it the reason is still read out.
  () => ({ default: ({ children }: { readonly children: ReactElement }) => children }),
);
const ReasonTooltip = lazy(() => tooltip);

type Props = {
  readonly children: string;
  /** Why it cannot be used; null when it can. */
  readonly reason: string | null;
  readonly busy?: boolean;
  /** What it is about, where many controls have the same label. Read out, not shown. */
  readonly about?: string;
  readonly size?: 'small' | 'medium' | 'large';
  readonly appearance?: 'primary' | 'secondary' | 'subtle';
  readonly icon?: ButtonProps['icon'];
  readonly describedBy?: string;
  readonly onClick: () => void;
};

/** Inactive is not hidden: it can be reached and says why. */
export const ReasonedButton = ({
  children,
  reason,
  busy = false,
  about,
  size = 'medium',
  appearance = 'secondary',
  icon,
  describedBy,
  onClick,
}: Props) => {
  const id = useId();
  const description = [reason ? id : undefined, describedBy].filter(Boolean).join(' ');
  const button = (
    <Button
      size={size}
      appearance={appearance}
      disabledFocusable={reason !== null || busy}
      onClick={onClick}
      {...(icon ? { icon } : {})}
      {...(about ? { 'aria-label': `${children}: ${about}` } : {})}
      {...(description ? { 'aria-describedby': description } : {})}
    >
      {children}
    </Button>
  );
  return reason ? (
    <>
      <Suspense fallback={button}>
        <ReasonTooltip reason={reason}>{button}</ReasonTooltip>
      </Suspense>
      <span id={id} hidden>
        {reason}
      </span>
    </>
  ) : (
    button
  );
};
