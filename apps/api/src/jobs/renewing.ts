import type { Held, Services } from '@untether/services';

const renewEveryMs = 5_000;

/** Works on an import and tells the other processes so, for as long as it takes. */
export const renewing = async (
  services: Pick<Services, 'renewImport'>,
  held: Held,
  work: () => Promise<void>,
): Promise<void> => {
  // Who has lost it learns so at its next write.
  const timer = setInterval(() => void services.renewImport(held).catch(() => undefined), renewEveryMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
};
