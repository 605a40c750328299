// A stand-in for the providers of models: their wire formats for words and for pictures over real HTTP on a loopback port. What
// it says and draws next is told by the test; what it was asked is kept.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import type { Provider } from "../../../contract/engines.ts";

export type Saying =
  | { say: string }
  | { status: number; body?: string }
  | { refuse: true }
  | { hang: true }
  /** The connection ends in the middle of the answer. */
  | { cut: string }
  /** Ends at the most tokens allowed. */
  | { tooLong: string };

export type Drawing =
  | { image: Buffer }
  /** Instead of a picture as base64. */
  | { base64: string }
  | Extract<Saying, { status: number } | { refuse: true } | { hang: true }>;

export interface Asked {
  path: string;
  headers: IncomingMessage["headers"];
  /** The whole body. */
  body: string;
  /** What the model was told and asked, in one. */
  text: string;
}

export interface ModelServer {
  url: string;
  asked: Asked[];
  /** Base address for the provider's own format. */
  endpoint(provider: Provider): string;
  /** What it says from now on: each once, the last for ever. */
  says(...sayings: Saying[]): void;
  /** What it draws from now on, likewise. */
  draws(...drawings: Drawing[]): void;
  stop(): Promise<void>;
}

/** Settings that choose it for a workspace, with more allowed than any test asks. */
export const chosenFor = (models: ModelServer) => ({
  engine: "compatible" as const,
  model: "test-1",
  endpoint: models.endpoint("compatible"),
  person_minute_questions: 1_000,
  person_day_tokens: 900_000_000,
  workspace_month_tokens: 900_000_000,
});

export const usage = { input: 321, output: 45 };

export async function startModelServer(): Promise<ModelServer> {
  const asked: Asked[] = [];
  let next: Saying[] = [{ say: "{}" }];
  let drawings: Drawing[] = [{ status: 404 }];
  const server = createServer(async (request, reply) => {
    const body = await readText(request);
    const path = request.url ?? "";
    asked.push({ path, headers: request.headers, body, text: textsIn(JSON.parse(body)).join("\n") });
    const format = formatOf(path);
    if (path.endsWith("/images/generations") || body.includes('"responseModalities"')) {
      const drawing = drawings.length > 1 ? drawings.shift()! : drawings[0]!;
      sendPicture(reply, format, drawing);
      return;
    }
    const saying = next.length > 1 ? next.shift()! : next[0]!;
    answer(reply, format, saying);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    endpoint: (provider) => `${url}/${provider === "google" ? "v1beta" : "v1"}`,
    says: (...sayings) => {
      next = sayings;
    },
    draws: (...coming) => {
      drawings = coming;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function formatOf(path: string): Provider {
  if (path.includes(":generateContent")) return "google";
  if (path.endsWith("/responses")) return "openai";
  return path.endsWith("/messages") ? "anthropic" : "compatible";
}

function sendPicture(reply: ServerResponse, format: Provider, drawing: Drawing): void {
  if ("status" in drawing || "hang" in drawing) {
    answer(reply, format, drawing);
    return;
  }
  const data =
    "image" in drawing ? drawing.image.toString("base64") : "base64" in drawing ? drawing.base64 : undefined;
  const body =
    format === "google"
      ? geminiPicture(data)
      : { created: 1, data: data === undefined ? [] : [{ b64_json: data }], usage: imageUsage };
  reply.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

const imageUsage = {
  input_tokens: usage.input,
  output_tokens: usage.output,
  total_tokens: usage.input + usage.output,
};

/** Gemini draws by the same call as it writes, and may say something besides. */
const geminiPicture = (data: string | undefined) => ({
  candidates: [
    {
      content: {
        role: "model",
        parts:
          data === undefined
            ? []
            : [{ text: "Here it is." }, { inlineData: { mimeType: "image/png", data } }],
      },
      finishReason: data === undefined ? "IMAGE_SAFETY" : "STOP",
    },
  ],
  usageMetadata: {
    promptTokenCount: usage.input,
    candidatesTokenCount: usage.output,
    totalTokenCount: usage.input + usage.output,
  },
});

function answer(reply: ServerResponse, format: Provider, saying: Saying): void {
  if ("hang" in saying) return;
  if ("status" in saying) {
    const body =
      saying.body ?? JSON.stringify({ error: { message: "no", type: "error", code: saying.status } });
    reply.writeHead(saying.status, { "content-type": "application/json" }).end(body);
    return;
  }
  const body = JSON.stringify(formats[format](saying));
  if (!("cut" in saying)) {
    reply.writeHead(200, { "content-type": "application/json" }).end(body);
    return;
  }
  reply.writeHead(200, { "content-type": "application/json", "content-length": body.length + 100 });
  reply.write(body.slice(0, body.length / 2), () => reply.socket?.resetAndDestroy());
}

type Spoken = Exclude<Saying, { status: number } | { hang: true }>;
const wordsOf = (saying: Spoken) =>
  "say" in saying ? saying.say : "cut" in saying ? saying.cut : "tooLong" in saying ? saying.tooLong : "";
const refuses = (saying: Spoken) => "refuse" in saying;
const isTooLong = (saying: Spoken) => "tooLong" in saying;

const formats: Record<Provider, (saying: Spoken) => object> = {
  google: (saying) => ({
    candidates: [
      {
        content: { role: "model", parts: refuses(saying) ? [] : [{ text: wordsOf(saying) }] },
        finishReason: refuses(saying) ? "SAFETY" : isTooLong(saying) ? "MAX_TOKENS" : "STOP",
      },
    ],
    usageMetadata: {
      promptTokenCount: usage.input,
      candidatesTokenCount: usage.output,
      totalTokenCount: usage.input + usage.output,
    },
  }),
  openai: (saying) => ({
    id: "resp_1",
    object: "response",
    created_at: 1,
    model: "gpt-test",
    status: isTooLong(saying) ? "incomplete" : "completed",
    incomplete_details: isTooLong(saying) ? { reason: "max_output_tokens" } : null,
    output: [
      {
        type: "message",
        id: "msg_1",
        role: "assistant",
        status: "completed",
        content: [
          refuses(saying)
            ? { type: "refusal", refusal: "I cannot help with that." }
            : { type: "output_text", text: wordsOf(saying), annotations: [] },
        ],
      },
    ],
    usage: { input_tokens: usage.input, output_tokens: usage.output },
  }),
  anthropic: (saying) => ({
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "claude-test",
    content: refuses(saying) ? [] : [{ type: "text", text: wordsOf(saying) }],
    stop_reason: refuses(saying) ? "refusal" : isTooLong(saying) ? "max_tokens" : "end_turn",
    stop_sequence: null,
    usage: { input_tokens: usage.input, output_tokens: usage.output },
  }),
  compatible: (saying) => ({
    id: "chat_1",
    object: "chat.completion",
    created: 1,
    model: "local-test",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: refuses(saying) ? "" : wordsOf(saying) },
        finish_reason: refuses(saying) ? "content_filter" : isTooLong(saying) ? "length" : "stop",
      },
    ],
    usage: {
      prompt_tokens: usage.input,
      completion_tokens: usage.output,
      total_tokens: usage.input + usage.output,
    },
  }),
};

/** Every text under `text`, `content` or `prompt`, whichever format it came in. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ["text", "content", "prompt"].includes(key) && typeof inner === "string" ? [inner] : textsIn(inner),
  );
}
