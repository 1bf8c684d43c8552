import { once } from '../deferred.ts';
import type { SocketServer } from './socket-server.ts';

/** A WebSocket server that is loaded when the first connection asks for one. */
export const deferSocketServer = (load: () => Promise<SocketServer>): SocketServer => {
  const open = once(load);
  let opening: Promise<SocketServer> | undefined;
  return {
    upgrade: (req, socket, head) => {
      // Nobody else listens yet, and an error that nobody hears ends the process.
      socket.on('error', () => undefined);
      opening = open();
      opening.then(
        (server) => server.upgrade(req, socket, head),
        () => socket.destroy(),
      );
    },
    close: async () => (await opening?.catch(() => undefined))?.close(),
  };
};
