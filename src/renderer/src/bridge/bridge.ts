import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractClient } from '../../../shared/contract/contract';
import { wireFormat } from '../../../shared/contract/wire-format';

/** The window's one way to main. Calls made before the port arrives wait for it. */
export interface Bridge {
  /** One request. Rejects as the procedure does; `errorDataOf` makes words of it. */
  ask<T>(request: (client: ContractClient) => Promise<T>): Promise<T>;
  /** Reads a stream to its end, or until `signal` is aborted, which ends the subscription in main too. */
  watch<T>(open: OpenStream<T>, onEvent: (event: T) => void, signal: AbortSignal): Promise<void>;
}

export type OpenStream<T> = (client: ContractClient, signal: AbortSignal) => Promise<AsyncIterable<T>>;

export function createBridge(port: Promise<MessagePort>): Bridge {
  const client = port.then((opened): ContractClient => {
    opened.start();
    return createORPCClient(new RPCLink({ port: opened, ...wireFormat }));
  });
  return {
    ask: async (request) => request(await client),
    watch: async (open, onEvent, signal) => {
      for await (const event of await open(await client, signal)) {
        if (signal.aborted) return;
        onEvent(event);
      }
    },
  };
}
