// The AI SDK's way to each provider, loaded when it is first asked so that the program starts as fast without.
import type { LanguageModel } from "ai";
import type { Provider } from "../../../contract/engines.ts";

export interface Access {
  model: string;
  key: string | undefined;
  /** Undefined for the provider's own address. */
  baseURL: string | undefined;
  fetch: typeof fetch;
}

type Open = (access: Access) => Promise<LanguageModel>;

/** A key is always given, if only an empty one: without, the SDK would take one from the environment, which is nobody's here. */
export const openModel: Record<Provider, Open> = {
  async google({ model, key = "", baseURL, fetch }) {
    const { createGoogle } = await import("@ai-sdk/google");
    return createGoogle({ apiKey: key, baseURL, fetch })(model);
  },
  async openai({ model, key = "", baseURL, fetch }) {
    const { createOpenAI } = await import("@ai-sdk/openai");
    return createOpenAI({ apiKey: key, baseURL, fetch })(model);
  },
  async anthropic({ model, key = "", baseURL, fetch }) {
    const { createAnthropic } = await import("@ai-sdk/anthropic");
    return createAnthropic({ apiKey: key, baseURL, fetch })(model);
  },
  async compatible({ model, key, baseURL = "", fetch }) {
    const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
    const open = createOpenAICompatible({
      name: "compatible",
      baseURL,
      apiKey: key,
      fetch,
      supportsStructuredOutputs: true,
    });
    return open(model);
  },
};
