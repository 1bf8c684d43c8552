import type { RequestData } from './documents.ts';

/** When a request was answered, or until when it can be; null for a revoked one, whose expiry counts no more. */
export const shownEnd = ({
  state,
  answeredAt,
  expiresAt,
}: Pick<RequestData, 'state' | 'answeredAt' | 'expiresAt'>): string | null =>
  state === 'REVOKED' ? null : (answeredAt ?? expiresAt);
