import { useFormat } from '../../texts/format.ts';

/** An instant as it has to stand on paper: with its time zone, and without how long ago that was. */
export const Instant = ({ at }: { readonly at: string | null }) => {
  const format = useFormat();
  return at === null ? <span className="muted">–</span> : <time dateTime={at}>{format.instant(at)}</time>;
};
