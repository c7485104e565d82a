import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isolationHeaders } from '../../scripts/headers.mjs';
import { serve } from '../../scripts/serve.mjs';

/** Somewhere that answers, until it is closed. */
export interface Place {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** The built page on a host that can send no headers of ours. */
export const bareHost = (): Promise<Place> => serve({ port: 0, says: {} });

/** A page of another site, isolated or not, with this in its body. */
export async function elsewhere(body: string, isolated: boolean): Promise<Place> {
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...(isolated && isolationHeaders) });
    response.end(
      `<!doctype html><html lang="en"><title>Elsewhere</title><link rel="icon" href="data:,">${body}</html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  // A name is another site than the number of the same machine.
  return { address: `http://localhost:${(server.address() as AddressInfo).port}/`, close };
}
