// The AI SDK's way to each provider, loaded when it is first asked so that the program starts as fast without.
import type { ImageModel, LanguageModel } from "ai";
import type { Provider } from "../../../contract/engines.ts";

export interface Access {
  model: string;
  key: string | undefined;
  /** Undefined for the provider's own address. */
  baseURL: string | undefined;
  fetch: typeof fetch;
}

/** A key is always given, if only an empty one: without, the SDK would take one from the environment, which is nobody's here. */
const google = async ({ key = "", baseURL, fetch }: Access) =>
  (await import("@ai-sdk/google")).createGoogle({ apiKey: key, baseURL, fetch });
const openai = async ({ key = "", baseURL, fetch }: Access) =>
  (await import("@ai-sdk/openai")).createOpenAI({ apiKey: key, baseURL, fetch });
const anthropic = async ({ key = "", baseURL, fetch }: Access) =>
  (await import("@ai-sdk/anthropic")).createAnthropic({ apiKey: key, baseURL, fetch });
const compatible = async ({ key, baseURL = "", fetch }: Access) =>
  (await import("@ai-sdk/openai-compatible")).createOpenAICompatible({
    name: "compatible",
    baseURL,
    apiKey: key,
    fetch,
    supportsStructuredOutputs: true,
  });

export const openModel: Record<Provider, (access: Access) => Promise<LanguageModel>> = {
  google: async (access) => (await google(access))(access.model),
  openai: async (access) => (await openai(access))(access.model),
  anthropic: async (access) => (await anthropic(access))(access.model),
  compatible: async (access) => (await compatible(access))(access.model),
};

/** Settings let none be chosen where a provider has none, and its SDK says so besides. */
export const openImageModel: Record<Provider, (access: Access) => Promise<ImageModel>> = {
  google: async (access) => (await google(access)).imageModel(access.model),
  openai: async (access) => (await openai(access)).imageModel(access.model),
  anthropic: async (access) => (await anthropic(access)).imageModel(access.model),
  compatible: async (access) => (await compatible(access)).imageModel(access.model),
};
