// One picture asked of an image model by the AI SDK: its bytes as they came, or what went wrong in our words.
import type { Provider } from "../../../contract/engines.ts";
import { mostImageBytes } from "./image-file.ts";
import { type Access, openImageModel } from "./providers.ts";
import { shortFetch, TooLargeError } from "./short-fetch.ts";
import type { Trouble } from "./trouble.ts";

export interface ImageCall extends Access {
  provider: Provider;
  prompt: string;
  /** Milliseconds. */
  patience: number;
}

export interface Sent {
  bytes: Uint8Array | undefined;
  /** Undefined where the provider did not count. */
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  trouble: Trouble | undefined;
}

/** Three to two, each in the provider's own way; a server of one's own may know no sizes at all. */
const shapes: Record<Provider, { size?: `${number}x${number}`; aspectRatio?: `${number}:${number}` }> = {
  google: { aspectRatio: "3:2" },
  openai: { size: "1536x1024" },
  anthropic: {},
  compatible: {},
};

/** A picture as text is a third longer, and there is something around it. */
const mostAnswerBytes = 2 * mostImageBytes;

export async function callImageModel(call: ImageCall): Promise<Sent> {
  const { generateImage } = await import("ai");
  try {
    const { image, usage } = await generateImage({
      model: await openImageModel[call.provider]({ ...call, fetch: shortFetch(call.fetch, mostAnswerBytes) }),
      prompt: call.prompt,
      ...shapes[call.provider],
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(call.patience),
    });
    const { inputTokens, outputTokens } = usage;
    return { bytes: image.uint8Array, inputTokens, outputTokens, trouble: undefined };
  } catch (error) {
    return {
      bytes: undefined,
      inputTokens: undefined,
      outputTokens: undefined,
      trouble: await told(error, call),
    };
  }
}

async function told(error: unknown, { key }: ImageCall): Promise<Trouble> {
  const { NoImageGeneratedError } = await import("ai");
  const { chain, troubleOf } = await import("./trouble.ts");
  const { trouble } = troubleOf(error, key);
  const { why, detail } = trouble ?? { why: "unreachable" as const, detail: "no reason was given" };
  if (NoImageGeneratedError.isInstance(error)) return { why: "refused", detail };
  const causes = chain(error);
  const tooLarge = causes.find((one) => one instanceof TooLargeError);
  if (tooLarge) return { why: "not_an_image", detail: tooLarge.message };
  // Text that is no base64 fails as it is decoded.
  const isNone = why === "broken" || causes.some(({ name }) => name === "InvalidCharacterError");
  return { why: isNone ? "not_an_image" : why, detail };
}
