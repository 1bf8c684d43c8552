import { fileURLToPath } from 'node:url';
import { clientCore, cores, startProcess } from '../processes.mjs';

const program = fileURLToPath(new URL('server.mjs', import.meta.url));

/** Beside the client where there are two cores, else on all but the servers' first. */
const place = cores > 2 ? `${clientCore}-${cores - 1}` : String(clientCore);

export const startPostgres = async () => {
  const server = startProcess([program], { core: place, probe: false, endsItself: true });
  const { url } = await server.next();
  return { ...server, url, stop: () => server.stop() };
};
