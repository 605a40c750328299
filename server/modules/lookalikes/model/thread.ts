// A thread of its own for learning: a second of arithmetic would keep everybody else's requests waiting.
import { parentPort, workerData } from "node:worker_threads";
import { learn, type Question } from "./learn.ts";

parentPort!.postMessage(learn(workerData as Question));
