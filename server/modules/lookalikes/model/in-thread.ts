// Learns in a thread of its own.
import { Worker } from "node:worker_threads";
import type { Answer, Question } from "./learn.ts";

/** Megabytes that the columns of a few million customers fit into. */
const memory = { maxOldGenerationSizeMb: 4_096 };

export function learnInThread(question: Question, signal?: AbortSignal): Promise<Answer> {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: question,
    resourceLimits: memory,
  });
  const stop = () => void worker.terminate();
  signal?.addEventListener("abort", stop);
  return new Promise<Answer>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread that learns ended with ${code}`)));
  }).finally(() => signal?.removeEventListener("abort", stop));
}
