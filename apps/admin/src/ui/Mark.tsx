/** The product's mark: two links, apart. */
export const Mark = ({ size = 24, muted = false }: { readonly size?: number; readonly muted?: boolean }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    {muted ? null : <rect width="32" height="32" rx="7" fill="#0f548c" />}
    <g fill="none" strokeLinecap="round" strokeWidth="3" transform="rotate(-35 16 16)">
      <path d="M13 21H9.5a5 5 0 0 1 0-10H13" stroke={muted ? 'var(--colorNeutralForeground4)' : '#fff'} />
      <path d="M19 11h3.5a5 5 0 0 1 0 10H19" stroke={muted ? 'var(--colorNeutralStroke1)' : '#9fd3ff'} />
    </g>
  </svg>
);
