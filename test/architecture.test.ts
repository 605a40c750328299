// The walls of the house, held by reading every import: rooms lead one way, modules are entered by their door, and use
// only those above them. First it checks that it saw the code at all.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const rooms = ["contract", "server", "simulator", "web", "bench", "chaos", "e2e", "test"].filter((room) =>
  existsSync(join(root, room)),
);

/** A module may use those before it in this list, the order of server/services.ts. */
const readingOrder = [
  "access",
  "attributes",
  "customers",
  "jobs",
  "orders",
  "events",
  "ingest",
  "imports",
  "sources",
  "messages",
  "scores",
  "lists",
  "segments",
  "scheduling",
  "policy",
  "templates",
  "connections",
  "prices",
  "engines",
  "delivery",
  "campaigns",
  "lookalikes",
  "learning",
  "writing",
  "images",
  "auto-tags",
  "insights",
  "assistant",
  "campaign-drafts",
  "home",
  "search",
  "doctor",
];

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = rooms.flatMap((room) => list(join(root, room))).map((path) => relative(root, path));
const imports = files.flatMap(importsOf);

function list(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), "utf8");
  const pattern =
    /^(?:import|export)\s+(type\s)?[^"';]*?from\s+"(\.[^"]+)"|^import\s+"(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/gm;
  return [...text.matchAll(pattern)].map((found) => ({
    from,
    to: relative(root, resolve(root, dirname(from), found[2] ?? found[3] ?? found[4] ?? "")),
    typeOnly: found[1] !== undefined,
  }));
}

const room = (path: string) => path.split("/")[0]!;
const moduleOf = (path: string) => /^server\/modules\/([^/]+)\//.exec(path)?.[1];
const isTest = (path: string) =>
  /\.test\.tsx?$|\.fixture\.ts$|\.laws\.ts$/.test(path) ||
  ["test", "e2e", "bench", "chaos"].includes(room(path));
const said = (found: Import[]) => found.map((i) => `${i.from} → ${i.to}`);

test("the code was seen", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(imports.length).toBeGreaterThan(files.length);
  expect(
    imports.some((i) => i.from === "server/services.ts" && i.to === "server/modules/access/index.ts"),
  ).toBe(true);
});

test("the contract leads nowhere but to itself", () => {
  expect(
    said(imports.filter((i) => room(i.from) === "contract" && !isTest(i.from) && room(i.to) !== "contract")),
  ).toEqual([]);
});

test("the web knows the contract and nothing of the server, the server nothing of the web", () => {
  const allowed: Record<string, string[]> = {
    web: ["web", "contract"],
    server: ["server", "contract", "simulator"],
    simulator: ["simulator", "contract"],
  };
  const wrong = imports.filter(
    (i) => !isTest(i.from) && allowed[room(i.from)] && !allowed[room(i.from)]!.includes(room(i.to)),
  );
  expect(said(wrong)).toEqual([]);
});

test("only the start of the program runs the simulator; everything else speaks to it over HTTP", () => {
  const wrong = imports.filter(
    (i) => room(i.from) === "server" && room(i.to) === "simulator" && !isTest(i.from),
  );
  expect(said(wrong).filter((line) => !line.startsWith("server/program.ts "))).toEqual([]);
});

test("the platform never heard of a module", () => {
  expect(
    said(
      imports.filter(
        (i) => i.from.startsWith("server/platform/") && !isTest(i.from) && i.to.startsWith("server/modules/"),
      ),
    ),
  ).toEqual([]);
});

test("a module is entered by its door: index.ts, or routes.ts for the edge", () => {
  const wrong = imports.filter((i) => {
    const into = moduleOf(i.to);
    if (!into || into === moduleOf(i.from) || isTest(i.from)) return false;
    return (
      !i.to.endsWith(`/${into}/index.ts`) &&
      !(i.from === "server/routes.ts" && i.to.endsWith(`/${into}/routes.ts`))
    );
  });
  expect(said(wrong)).toEqual([]);
});

test("a module uses only those above it in reading order", () => {
  const wrong = imports.filter((i) => {
    const [from, to] = [moduleOf(i.from), moduleOf(i.to)];
    if (!from || !to || from === to || isTest(i.from)) return false;
    return (
      readingOrder.indexOf(to) > readingOrder.indexOf(from) ||
      !readingOrder.includes(from) ||
      !readingOrder.includes(to)
    );
  });
  expect(said(wrong)).toEqual([]);
});

test("parts of the interface know no feature and no route", () => {
  const wrong = imports.filter(
    (i) => i.from.startsWith("web/ui/") && /^web\/(features|routes|paths|frame)/.test(i.to),
  );
  expect(said(wrong)).toEqual([]);
});

test("files import each other in no circle", () => {
  const graph = new Map(
    files.map((file) => [file, imports.filter((i) => i.from === file && !i.typeOnly).map((i) => i.to)]),
  );
  expect(circleIn(graph)).toEqual([]);
});

function circleIn(graph: Map<string, string[]>): string[] {
  const state = new Map<string, "open" | "closed">();
  const visit = (file: string, trail: string[]): string[] => {
    if (state.get(file) === "closed") return [];
    if (state.get(file) === "open") return [...trail.slice(trail.indexOf(file)), file];
    state.set(file, "open");
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...trail, file]);
      if (circle.length > 0) return circle;
    }
    state.set(file, "closed");
    return [];
  };
  for (const file of files) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
