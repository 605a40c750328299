// Laws of saving by itself: whatever fails in between, asking until it succeeds ends with the last change saved; writes
// never overlap; nothing is written that was not wanted.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createAutosave } from "./autosave.ts";

const never = 1e6;

type Step = { kind: "change"; value: number } | { kind: "flush" };

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("change" as const), value: fc.integer() }),
    fc.record({ kind: fc.constant("flush" as const) }),
  ),
  { maxLength: 20 },
);

test("the last change is what is saved in the end, and writes never overlap", async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.array(fc.boolean(), { maxLength: 8 }), async (history: Step[], failures) => {
      let kept = 0;
      let under = 0;
      const autosave = createAutosave({
        first: 0,
        wait: never,
        async write(next) {
          under += 1;
          expect(under).toBe(1);
          await Promise.resolve();
          under -= 1;
          if (failures.shift()) throw new Error("the line is down");
          kept = next;
          return next;
        },
      });
      let last = 0;
      for (const step of history) {
        if (step.kind === "flush") void autosave.flush().catch(() => undefined);
        else {
          last = step.value;
          autosave.change(last);
        }
      }
      while (autosave.state() !== "saved") await autosave.flush().catch(() => undefined);
      expect(kept).toBe(last);
    }),
  );
});

test("a failure is told with its cause, and the next change tries again", async () => {
  let down = true;
  const autosave = createAutosave({
    first: "a",
    wait: 0,
    write: async (next) => {
      if (down) throw new Error("the line is down");
      return next;
    },
  });
  const states: string[] = [];
  autosave.subscribe(() => states.push(autosave.state()));
  autosave.change("b");
  await expect(autosave.flush()).rejects.toThrow("the line is down");
  expect(autosave.error()).toEqual(new Error("the line is down"));
  down = false;
  autosave.change("c");
  await autosave.flush();
  expect(states).toEqual(["waiting", "saving", "failed", "waiting", "saving", "saved"]);
  expect(autosave.error()).toBeUndefined();
});

test("what was written is taken as it came back, unless it was changed meanwhile", async () => {
  const written: string[] = [];
  const autosave = createAutosave({
    first: "",
    wait: never,
    write: async (next) => {
      written.push(next);
      if (written.length === 1) autosave.change("second");
      return next.trim();
    },
  });
  autosave.change(" first ");
  await autosave.flush();
  expect(written).toEqual([" first ", "second"]);
});
