// Jobs: long work that goes on after the answer. Its progress is pushed on the live stream and can be asked for.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { id, instant } from "./values.ts";

export const jobStates = ["waiting", "running", "done", "failed", "cancelled"] as const;

export const job = z
  .object({
    id,
    kind: z.enum(["import", "campaign", "lookalike", "conversion"]),
    subject_id: id
      .nullable()
      .meta({ description: "The import, campaign or lookalike audience it works for; null for others" }),
    title: z.string(),
    state: z.enum(jobStates),
    done: z.number(),
    total: z.number().nullable(),
    eta_seconds: z.number().nullable(),
    failure: z.string().nullable(),
    outcome: z.string().nullable().meta({ description: "What came of it, where it has no subject to tell" }),
    created_at: instant,
    finished_at: instant.nullable(),
  })
  .meta({ id: "Job" });
export type Job = z.infer<typeof job>;

export const jobEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/jobs",
    tag: "Jobs",
    access: "workspace:read",
    summary: "Jobs under way and those of the last day",
    reply: z.object({ data: z.array(job) }),
  }),
  get: endpoint({
    method: "GET",
    path: "/api/jobs/:id",
    tag: "Jobs",
    access: "workspace:read",
    summary: "One job",
    params: z.object({ id }),
    reply: job,
  }),
};
