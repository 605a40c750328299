// What the parse of an objective has found so far.
import type { Channel } from "../../../../contract/messages.ts";
import type { Goal } from "../../../../contract/writing.ts";
import type { OpenChoice } from "../language/reader.ts";
import type { Deadline } from "./deadline.ts";

export interface Found {
  headed?: true;
  budget?: number;
  channels: { channel: Channel; from: number; to: number }[];
  deadlines: { deadline: Deadline; from: number; to: number }[];
  goal?: Goal;
  festival?: string;
  refused: { from: number; to: number; reason: string }[];
  questions: OpenChoice[];
  words: Map<number, string>;
}

export const nothingFound = (): Found => ({
  channels: [],
  deadlines: [],
  refused: [],
  questions: [],
  words: new Map(),
});
