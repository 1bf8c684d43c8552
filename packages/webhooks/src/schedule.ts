import type { WebhookPolicy } from '@untether/domain';

const hourMs = 3_600_000;

/** Milliseconds from a failed attempt to the next. `random` is in [0, 1). */
export const retryWaitMs = (
  { attempts, retryAfterMs }: { readonly attempts: number; readonly retryAfterMs: number | null },
  { retryWaitSeconds, retryJitter, longestRetryAfterHours }: WebhookPolicy,
  random: number,
): number => {
  const planned = (retryWaitSeconds[Math.min(attempts, retryWaitSeconds.length) - 1] ?? 0) * 1000;
  const asked = Math.min(retryAfterMs ?? 0, longestRetryAfterHours * hourMs);
  return Math.max(Math.round(planned * (1 + retryJitter * random)), asked);
};

/** `Retry-After` in seconds or as a date; null when it is unusable. */
export const parseRetryAfter = (header: string | undefined, now: Date): number | null => {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Only what looks like an HTTP date: Date.parse accepts nearly anything.
  if (!/^[A-Z][a-z]{2,8}, .+ GMT$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
};
