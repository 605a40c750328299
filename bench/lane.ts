// One connection that stays open and asks one thing after the other: as little work as a client can have, since it shares the
// processor with the server that is measured. What comes is read into one place, past the streams.
import { connect, type Socket } from "node:net";

const end = "\r\n\r\n";

export class Lane {
  readonly #socket: Socket;
  #heard = "";
  #waiting: { resolve(status: number): void; reject(error: Error): void } | undefined;

  private constructor(host: string, port: number) {
    const place = Buffer.allocUnsafe(64 * 1024);
    const callback = (bytes: number) => {
      this.#hear(place.toString("latin1", 0, bytes));
      return true;
    };
    this.#socket = connect({ host, port, noDelay: true, onread: { buffer: place, callback } });
    this.#socket.on("error", (error) => this.#waiting?.reject(error));
    this.#socket.on("close", () => this.#waiting?.reject(new Error("the connection was closed")));
  }

  static async open(url: string): Promise<Lane> {
    const { hostname, port } = new URL(url);
    const lane = new Lane(hostname, Number(port));
    await new Promise<void>((resolve, reject) => {
      lane.#waiting = { resolve: () => resolve(), reject };
      lane.#socket.once("connect", resolve);
    });
    return lane;
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

  #hear(text: string): void {
    this.#heard += text;
    const head = this.#heard.indexOf(end);
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#heard)?.[1] ?? 0);
    if (this.#heard.length < head + end.length + length) return;
    const status = Number(this.#heard.slice(9, 12));
    this.#heard = "";
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(status);
  }
}

/** A whole request, ready to be written as often as it is wanted. */
export function postOf(path: string, headers: Record<string, string>, body: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(body));
  const lines = Object.entries({ host: "bench", "content-type": "application/json", ...headers });
  const head = [`POST ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\ncontent-length: ${text.length}\r\n\r\n`), text]);
}
