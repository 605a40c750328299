// What past campaigns of the workspace earned: the evidence that suggestions are ranked by.
import { z } from "zod";
import { id } from "./values.ts";

const counted = { delivered: z.number().int(), ordered: z.number().int() };

export const evidence = z
  .object({
    about: z.string().meta({ description: "What these campaigns have in common" }),
    sentence: z.string(),
    ...counted,
    campaigns: z.array(z.object({ id, name: z.string(), ...counted })).meta({
      description: "Those that it was counted from, the latest first; their figures add up to these",
    }),
    shop: z
      .object({ campaigns: z.number().int(), ...counted })
      .meta({ description: "All past campaigns that they are held against" }),
    expected: z.number().meta({
      description:
        "The share of readers expected to order: theirs, drawn to the shop's mean as far as they are few",
    }),
    may_be_luck: z.boolean().meta({ description: "Whether the difference from the others may be chance" }),
  })
  .meta({ id: "Evidence" });
export type Evidence = z.infer<typeof evidence>;
