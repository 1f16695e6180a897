/** A server of a test, on a port that is free. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Its address, without a path, and its end. */
export async function listening(server: Server): Promise<{ origin: string; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
