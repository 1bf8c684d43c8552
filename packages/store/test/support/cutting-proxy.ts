import { connect, createServer, type Socket } from 'node:net';

/** Where the next commit is cut: before the server gets it, or before its answer comes back. */
export type Cut = 'before' | 'after';

/** Stands between a client and PostgreSQL, and cuts connections. */
export const openCuttingProxy = async (serverUrl: string) => {
  const { hostname, port, pathname, username, password } = new URL(serverUrl);
  let next: Cut | undefined;
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', end).on('close', () => {
        open.delete(socket);
        end();
      });
    }
    let cutting = false;
    client.on('data', (bytes) => {
      if (next !== undefined && bytes.toString('latin1').includes('commit\0')) {
        if (next === 'before') end();
        else cutting = true;
        next = undefined;
      }
      if (!server.destroyed) server.write(bytes);
    });
    server.on('data', (bytes) => (cutting ? end() : client.write(bytes)));
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const address = proxy.address();
  const proxyPort = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `postgres://${username}:${password}@127.0.0.1:${proxyPort}${pathname}`,
    cutNextCommit: (cut: Cut) => {
      next = cut;
    },
    /** Cuts every connection there is. */
    cutAll: () => {
      for (const socket of open) socket.destroy();
    },
    close: () =>
      new Promise<void>((closed) => {
        for (const socket of open) socket.destroy();
        proxy.close(() => closed());
      }),
  };
};
