import type { MailPort } from '@untether/services';
import { once } from '../deferred.ts';
import type { Environment } from '../env.ts';
import { openDemoSecret } from '../installation/auth-secret.ts';

type Secrets = Pick<Environment, 'authSecret' | 'previousAuthSecret' | 'dataDirectory'>;

/**
 * Seals with the installation's own secret, so that every process of it can open what another has sealed; what was sealed
 * with the secret before is opened too.
 */
export const createSealing = ({ authSecret, previousAuthSecret, dataDirectory }: Secrets): MailPort => {
  const current = once(async () => authSecret ?? (await openDemoSecret(dataDirectory)));
  const open = async (key: string, data: string): Promise<string> =>
    (await import('better-auth/crypto')).symmetricDecrypt({ key, data });
  return {
    seal: async (data) => (await import('better-auth/crypto')).symmetricEncrypt({ key: await current(), data }),
    unseal: async (data) => {
      try {
        return await open(await current(), data);
      } catch (thrown) {
        if (previousAuthSecret === null) throw thrown;
        return open(previousAuthSecret, data);
      }
    },
  };
};
