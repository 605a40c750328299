// One connection that stays open and asks one thing after the other: as little work as a client can have, since it shares the
// processor with the server that is measured.
import { connect, type Socket } from "node:net";

const end = Buffer.from("\r\n\r\n");

export class Lane {
  readonly #socket: Socket;
  #heard: Buffer = Buffer.alloc(0);
  #waiting: { resolve(status: number): void; reject(error: Error): void } | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#hear(chunk));
    socket.on("error", (error) => this.#waiting?.reject(error));
    socket.on("close", () => this.#waiting?.reject(new Error("the connection was closed")));
  }

  static open(url: string): Promise<Lane> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new Lane(socket));
      });
    });
  }

  /** Answers the status; the body is not looked at. */
  ask(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #hear(chunk: Buffer): void {
    this.#heard = this.#heard.length === 0 ? chunk : Buffer.concat([this.#heard, chunk]);
    const head = this.#heard.indexOf(end);
    if (head < 0) return;
    const text = this.#heard.toString("latin1", 0, head);
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (this.#heard.length < head + end.length + length) return;
    this.#heard = Buffer.alloc(0);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(Number(text.slice(9, 12)));
  }
}

/** A whole request, ready to be written as often as it is wanted. */
export function postOf(path: string, headers: Record<string, string>, body: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(body));
  const lines = Object.entries({ host: "bench", "content-type": "application/json", ...headers });
  const head = [`POST ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\ncontent-length: ${text.length}\r\n\r\n`), text]);
}
