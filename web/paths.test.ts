// Every address that pages link to is a page.
import { expect, test } from "vitest";
import { pathsOf } from "./paths.ts";
import { router } from "./routes.tsx";

const known = new Set(
  Object.values(router.routesById).map(({ fullPath }) => fullPath.replace(/(.)\/$/, "$1")),
);
const { page, ...paths } = pathsOf("demo");

test.each(Object.entries(paths))("%s is a page of the application", (_name, path) => {
  expect(known).toContain(path("1").to);
});

test("a path from the server is one within the workspace", () => {
  expect(page("/imports/7").to).toBe("/w/demo/imports/7");
});
