// A tiny shop for the tests: takes receipts and orders as the real one would, and can be told to be out of order.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Receipt } from "../../contract/vendor.ts";

export interface Delivery {
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
  /** Milliseconds of the monotonic clock. */
  at: number;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
}

export interface Receiver {
  url: string;
  /** Every attempt, taken or not. */
  attempts: Delivery[];
  /** Receipts of the attempts that were answered 2xx, in the order in which they came. */
  receipts: Receipt[];
  orders: Record<string, unknown>[];
  /** Decides how the n-th attempt is answered; 202 unless set. */
  answer: (n: number, delivery: Delivery) => Answer;
  close(): Promise<void>;
}

export async function startReceiver(port = 0): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const delivery = { path: request.url ?? "", headers: request.headers, body, at: performance.now() };
    receiver.attempts.push(delivery);
    const { status, headers } = receiver.answer(receiver.attempts.length, delivery);
    if (status < 300) keep(receiver, body);
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    attempts: [],
    receipts: [],
    orders: [],
    answer: () => ({ status: 202 }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}

function keep(receiver: Receiver, body: string): void {
  const { receipts = [], orders = [] } = JSON.parse(body) as { receipts?: Receipt[]; orders?: [] };
  receiver.receipts.push(...receipts);
  receiver.orders.push(...orders);
}
