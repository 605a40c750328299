// Undoing imports leaves lists as if these had never been, whatever else was done with the lists before, between and after.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../../contract/customers.ts";
import { type ImportRun, importEndpoints } from "../../../../contract/imports.ts";
import { listEndpoints } from "../../../../contract/lists.ts";
import { mergeEndpoints } from "../../../../contract/merges.ts";
import { segmentEndpoints } from "../../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";
import { importFile, untilEnded } from "../../../../test/import-file.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ work: true, env: { LOG_LEVEL: "silent" } });
});
afterAll(() => app?.stop());

/** The same in files, so that these change nobody. */
const city = "Pune";
const people = ["c0", "c1", "c2", "c3", "c4"];
let shops = 0;

async function shop() {
  const slug = `undo-lists-${++shops}`;
  await app.workspace(slug);
  const client = await app.as("marketer", slug);
  for (const external_id of people)
    await client.ok(customerEndpoints.create, { body: { external_id, city } });
  const { data } = await client.ok(customerEndpoints.list, {});
  const idOf = new Map(data.map(({ id, external_id }) => [external_id!, id]));
  const idsOf = (names: readonly string[]) => names.map((name) => idOf.get(name)!);
  return {
    client,
    idsOf,
    make: async (name: string) => (await client.ok(listEndpoints.create, { body: { name } })).id,
    add: (id: string, names: readonly string[]) =>
      client.ok(listEndpoints.addMembers, { params: { id }, body: { customer_ids: idsOf(names) } }),
    remove: (id: string, names: readonly string[]) =>
      client.ok(listEndpoints.removeMembers, { params: { id }, body: { customer_ids: idsOf(names) } }),
    put: (name: string, names: readonly string[]) =>
      importFile(client, `id,city\n${names.map((name) => `${name},${city}\n`).join("")}`, {
        kind: "customers",
        list: { name },
      }),
  };
}

async function undo(client: Client, id: string): Promise<ImportRun> {
  await client.ok(importEndpoints.undo, { params: { id } });
  return untilEnded(client, id);
}

/** Who is on each list, by its name. */
async function listsOf(client: Client) {
  const { data } = await client.ok(listEndpoints.list, {});
  const members = await Promise.all(
    data.map(({ id }) => client.ok(listEndpoints.customers, { params: { id } })),
  );
  return new Map(data.map(({ name }, i) => [name, members[i]!.data.map((c) => c.external_id!).sort()]));
}

const some = fc.subarray(people, { minLength: 1 });
const names = ["By hand", "By an import"] as const;
const name = fc.constantFrom(...names);
const step = fc.oneof(
  fc.record({ do: fc.constant("import" as const), name, who: some }),
  fc.record({ do: fc.constantFrom("add" as const, "remove" as const), name, who: some }),
  fc.record({ do: fc.constant("undo" as const), nth: fc.nat(3) }),
);

describe("laws", () => {
  test("undone, lists are as they were, with what was put on by hand before and since", {
    timeout: 120_000,
  }, async () => {
    const parts = fc.record({ before: fc.subarray(people), file: some, added: fc.subarray(people) });
    await fc.assert(
      fc.asyncProperty(parts, fc.boolean(), async ({ before, file, added }, newList) => {
        const { client, make, add, put } = await shop();
        const id = await make("By hand");
        if (before.length > 0) await add(id, before);
        const was = await listsOf(client);
        const run = await put(newList ? "By an import" : "By hand", [...file, "new"]);
        if (added.length > 0) await add(id, added);
        const undone = await undo(client, run.id);
        const fresh = newList ? file : file.filter((one) => !before.includes(one) && !added.includes(one));
        expect(undone.undo).toMatchObject({
          customers: { removed: 1 },
          list: { members_removed: fresh.length + 1, deleted: newList },
        });
        was.set(
          "By hand",
          people.filter((one) => before.includes(one) || added.includes(one)),
        );
        expect(await listsOf(client)).toEqual(was);
      }),
      { numRuns: 10 },
    );
  });

  test("of several imports in any order, each takes off whom neither another nor anybody else put there", {
    timeout: 180_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
        const { client, make, add, remove, put } = await shop();
        await make("By hand");
        /** By list, whom which imports put there; somebody else is the import without an id. */
        const model = new Map(names.map((one) => [one, new Map<string, Set<string>>()]));
        const runs: string[] = [];
        const idNamed = async (wanted: string) =>
          (await client.ok(listEndpoints.list, {})).data.find((list) => list.name === wanted)?.id;
        const undoOne = async (id: string) => {
          await undo(client, id);
          for (const members of model.values())
            for (const [who, by] of members) if (by.delete(id) && by.size === 0) members.delete(who);
        };
        const expectAsTold = async () => {
          const lists = await listsOf(client);
          for (const [one, members] of model)
            expect(lists.get(one) ?? []).toEqual([...members.keys()].sort());
        };
        for (const one of steps) {
          if (one.do === "undo") {
            const [id] = runs.splice(one.nth % Math.max(runs.length, 1), 1);
            if (id) await undoOne(id);
            await expectAsTold();
            continue;
          }
          const members = model.get(one.name)!;
          if (one.do === "import") {
            const { id } = await put(one.name, one.who);
            runs.push(id);
            for (const who of one.who) members.set(who, (members.get(who) ?? new Set<string>()).add(id));
            continue;
          }
          const listId = await idNamed(one.name);
          if (!listId) continue;
          if (one.do === "add") await add(listId, one.who);
          else await remove(listId, one.who);
          for (const who of one.who)
            if (one.do === "remove") members.delete(who);
            else members.set(who, (members.get(who) ?? new Set<string>()).add(""));
        }
        for (const id of runs) {
          await undoOne(id);
          await expectAsTold();
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe("a list that the import made", () => {
  test("goes, and comes back under its id as any deleted one", async () => {
    const { client, put } = await shop();
    const run = await put("Fair", ["c0", "c1"]);
    const undone = await undo(client, run.id);
    expect(undone).toMatchObject({
      list: { id: null, name: "Fair" },
      undo: { changes: 0, list: { members_removed: 2, deleted: true } },
    });
    const back = await client.ok(listEndpoints.undelete, { params: { id: run.list!.id! } });
    expect(back).toMatchObject({ name: "Fair", members: 0 });
  });

  test("stays where somebody renamed it, asks about it, or is to put others on it", async () => {
    const { client, put, add, remove } = await shop();
    const rename = async (id: string) =>
      void (await client.ok(listEndpoints.update, { params: { id }, body: { description: "Mine" } }));
    const ask = async (id: string) => {
      const body = { name: "Guests", rule: { kind: "list", id } };
      await client.ok(segmentEndpoints.create, { body });
    };
    const importMore = async () => void (await put("Fair 2", ["c0"]));
    const come = async (id: string) => {
      await add(id, ["c4"]);
      await remove(id, ["c4"]);
    };
    for (const [i, touch] of [rename, ask, importMore, come].entries()) {
      const run = await put(`Fair ${i}`, ["c0", "c1"]);
      await touch(run.list!.id!);
      const undone = await undo(client, run.id);
      expect(undone.list, String(i)).toEqual(run.list);
      expect(undone.undo!.list, String(i)).toEqual({ members_removed: i === 2 ? 1 : 2, deleted: false });
    }
    const { data } = await client.ok(listEndpoints.list, {});
    expect(data.map(({ name, members }) => [name, members]).sort()).toEqual([
      ["Fair 0", 0],
      ["Fair 1", 0],
      ["Fair 2", 1],
      ["Fair 3", 0],
    ]);
  });
});

describe("whom an import put on a list and who was merged", () => {
  test("is taken off as the survivor, and taken apart is on it as before", async () => {
    const { client, idsOf, make, add, put } = await shop();
    const [survivor, merged, other] = idsOf(["c0", "c1", "c2"]) as [string, string, string];
    const merge = async (into: string, customer_id: string) =>
      (await client.ok(mergeEndpoints.merge, { params: { id: into }, body: { customer_id } })).id;
    const takeApart = (id: string) => client.ok(mergeEndpoints.undo, { params: { id } });
    const id = await make("Guests");
    await add(id, ["c2"]);
    const first = await put("Guests", ["c1"]);
    const kept = await merge(other, merged);
    await takeApart(kept);
    await merge(survivor, merged);
    expect(await listsOf(client)).toEqual(new Map([["Guests", ["c0", "c2"]]]));
    await undo(client, first.id);
    expect(await listsOf(client)).toEqual(new Map([["Guests", ["c2"]]]));
  });

  test("stays as the survivor where somebody put one of the two there", async () => {
    const { client, idsOf, make, add, put } = await shop();
    const [survivor, merged] = idsOf(["c0", "c1"]) as [string, string];
    await add(await make("Guests"), ["c1"]);
    const run = await put("Guests", ["c0"]);
    const body = { customer_id: merged };
    const { id } = await client.ok(mergeEndpoints.merge, { params: { id: survivor }, body });
    await client.ok(mergeEndpoints.undo, { params: { id } });
    await client.ok(mergeEndpoints.merge, { params: { id: survivor }, body });
    await undo(client, run.id);
    expect(await listsOf(client)).toEqual(new Map([["Guests", ["c0"]]]));
  });
});
