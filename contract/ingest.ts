// What every way of sending data in answers: accepted items, and each rejected one with all of its faults.
import { z } from "zod";
import { id } from "./values.ts";

/** Most items of one batch. */
export const batchMax = 5_000;
/** Most bytes of one batch's body. */
export const batchBytes = 20 * 1024 * 1024;

export const rejectedItem = z.object({
  index: z.number().int(),
  path: z.string().meta({ example: "/orders/17/total" }),
  message: z.string(),
  hint: z.string().optional(),
});
export type RejectedItem = z.infer<typeof rejectedItem>;

export const batchReply = z.object({
  accepted: z.number().int(),
  rejected: z
    .array(rejectedItem)
    .meta({ description: "Every fault of every refused item; an item may appear more than once" }),
  warnings: z
    .array(rejectedItem)
    .optional()
    .meta({ description: "Fields that were not known and were left aside" }),
});
export type BatchReply = z.infer<typeof batchReply>;

export const accepted = z.object({
  id: id
    .nullable()
    .meta({ description: "Null where it is safe but not stored yet; `?wait=true` waits for that" }),
  status: z.literal("accepted"),
});

/** `?wait=true`: answer when the write is visible to queries, with the stored object. */
export const waitQuery = z.object({ wait: z.stringbool().default(false) });
