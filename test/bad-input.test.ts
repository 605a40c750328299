// What a stranger or a slip may send to any address, and what comes back: a problem in words that says what is wrong,
// what was kept and what to do. Asked of the whole edge, over real connections.
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Endpoint } from "../contract/api.ts";
import { customerEndpoints } from "../contract/customers.ts";
import { contract } from "../contract/index.ts";
import { startApp, type TestApp } from "./app.ts";
import type { Client } from "./client.ts";

let app: TestApp;
let shop: Client;
beforeAll(async () => {
  app = await startApp();
  shop = await app.key(["admin", "ingest", "send"]);
});
afterAll(() => app?.stop());

const json = { "content-type": "application/json" };
const problem = (status: number, code: string, detail: unknown = expect.any(String)) => ({
  status,
  body: { type: `https://regulars.dev/errors/${code}`, code, status, title: expect.any(String), detail },
});

/** Everything that takes JSON and that a key may do, with parameters that lead nowhere. */
const writes = Object.values(contract)
  .flatMap((noun) => Object.values<Endpoint>(noun))
  .filter(({ access, body }) => body && !["public", "signed", "person", "workspace:delete"].includes(access))
  .map(({ method, path }) => ({ method, path: path.replace(/:[a-z_]+/g, "999999") }));

async function post(body: string | Uint8Array, headers: Record<string, string> = json) {
  const answer = await shop.raw("POST", "/api/customers", { body, headers });
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  return answer;
}

describe("a body", () => {
  test("that is no JSON is refused, and says where it breaks off", async () => {
    expect(await post('{"email": ')).toMatchObject(
      problem(400, "invalid_json", "Unexpected end of JSON input. Nothing of the body was kept."),
    );
    expect(await post("{'email': 1}")).toMatchObject(
      problem(400, "invalid_json", expect.stringContaining("position 1")),
    );
  });

  test("that would change objects themselves is refused for what it is", async () => {
    expect(await post('{"__proto__": {"admin": true}}')).toMatchObject(
      problem(400, "invalid_input", expect.stringContaining("“__proto__”")),
    );
  });

  test("of another kind is refused everywhere, and nothing of our own inside is told", async () => {
    expect(writes.length).toBeGreaterThan(15);
    for (const type of ["text/plain", "application/xml", "text/csv", "application/octet-stream"]) {
      for (const { method, path } of writes) {
        const answer = await shop.raw(method, path, { body: "a,b", headers: { "content-type": type } });
        expect({ type, path, ...answer }).toMatchObject(
          problem(415, "unsupported_media_type", "Send the body as application/json."),
        );
      }
    }
    const upload = await shop.raw("POST", "/api/imports?file_name=a.csv", {
      body: "a",
      headers: { "content-type": "text/plain" },
    });
    expect(upload).toMatchObject(
      problem(415, "unsupported_media_type", expect.stringContaining("application/octet-stream")),
    );
  });

  test("of ten megabytes is refused wherever so much is not meant, and the answer arrives", async () => {
    const big = `{"email":"${"x".repeat(10 * 1024 ** 2)}"}`;
    const small = writes.filter(({ path }) => !/batch/.test(path));
    for (const { method, path } of small) {
      const answer = await shop.raw(method, path, { body: big, headers: json });
      expect({ path, ...answer }).toMatchObject(
        problem(413, "too_large", expect.stringContaining("nothing of it was kept")),
      );
    }
    const google = await app.stranger.raw("POST", "/api/auth/google", { body: big, headers: json });
    expect(google).toMatchObject(problem(413, "too_large"));
    expect((await shop.ok(customerEndpoints.list, {})).total).toBe(0);
  });

  test("of the wrong types is told all of its faults at once, in words", async () => {
    const answer = await post(JSON.stringify({ email: 5, first_name: "", tags: "vip", emial: "a@b.in" }));
    expect(answer).toMatchObject(problem(400, "invalid_input"));
    const { errors } = answer.body as { errors: { path: string; message: string; hint?: string }[] };
    expect(errors).toEqual(
      expect.arrayContaining([
        { path: "/email", message: "must be a text" },
        { path: "/tags", message: "must be a list" },
        { path: "/emial", message: "“emial” is not a known field", hint: "did you mean “email”?" },
      ]),
    );
    const empty = await shop.raw("POST", "/api/orders/batch", { body: '{"orders":[]}', headers: json });
    expect(empty.body).toMatchObject({ errors: [{ path: "/orders", message: "must not be empty" }] });
  });
});

describe("an address", () => {
  test("asked by a method that it does not answer says which it does", async () => {
    for (const [method, path, allowed] of [
      ["DELETE", "/api/customers", "GET, HEAD, POST"],
      ["PUT", "/api/orders/12", "GET, HEAD"],
      ["GET", "/api/auth/link", "POST"],
    ] as const) {
      const answer = await shop.raw(method, path);
      expect(answer).toMatchObject(problem(405, "method_not_allowed", expect.stringContaining(allowed)));
      expect(answer.headers.get("allow")).toBe(allowed);
    }
  });

  test("that is not there is not found, whatever is sent with it", async () => {
    const answer = await shop.raw("POST", "/api/nothing", {
      body: "<a/>",
      headers: { "content-type": "text/xml" },
    });
    expect(answer).toMatchObject(problem(404, "not_found"));
  });

  test("that cannot be read is a problem as any other", async () => {
    const answer = await shop.raw("GET", "/api/customers/%zz");
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer).toMatchObject(problem(400, "invalid_input"));
  });

  test("with a filter misspelt is refused, since the answer would be about everybody", async () => {
    const answer = await shop.raw("GET", "/api/customers?limt=5");
    expect(answer).toMatchObject(problem(400, "invalid_input"));
    expect(answer.body).toMatchObject({ errors: [{ path: "/query/limt", hint: "did you mean “limit”?" }] });
    expect((await shop.raw("GET", "/api/customers?limit=5&workspace=shop")).status).toBe(200);
  });
});

describe("what is hardly a request", () => {
  test.each([
    ["headers without end", `GET / HTTP/1.1\r\nx: ${"a".repeat(20_000)}\r\n\r\n`, 431, "too_large"],
    ["bytes that are no HTTP", "\u0016\u0003\u0001 hello\r\n\r\n", 400, "invalid_input"],
  ])("%s: is answered with a problem and hung up on", async (_, bytes, status, code) => {
    const answer = await say(bytes);
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain("content-type: application/problem+json");
    expect(JSON.parse(body)).toMatchObject({
      code,
      status,
      detail: expect.stringContaining("nothing was done"),
    });
  });
});

/** Speaks to the server without a library, until it hangs up. */
function say(bytes: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let heard = "";
    socket.on("data", (chunk) => {
      heard += String(chunk);
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(heard));
  });
}
