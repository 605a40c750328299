// Takes the pictures of the documentation anew, from a demo shop of its own: `npm run pictures`. Each is what a marketer sees;
// none is drawn by hand.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { findChromium } from "../test/programs.ts";
import { startServer } from "../test/server-process.ts";

const folder = join(import.meta.dirname, "../docs/pictures");

interface Picture {
  name: string;
  path: string;
  dark?: true;
  phone?: true;
  /** What to do on the page before it is taken. */
  prepare?: (page: Page) => Promise<void>;
}

const pictures: Picture[] = [
  { name: "home", path: "" },
  { name: "segment-builder", path: "/segments/new", prepare: buildSegment },
  { name: "segment-builder-phone", path: "/segments/2/edit", phone: true },
  { name: "campaign", path: "/campaigns", prepare: (page) => openRow(page, "Diwali hampers") },
  {
    name: "campaign-dark",
    path: "/campaigns",
    dark: true,
    prepare: (page) => openRow(page, "Diwali hampers"),
  },
  { name: "customer", path: "/customers?search=Asha+Rao", prepare: (page) => openRow(page, "Asha Rao") },
  { name: "import", path: "/imports", prepare: dropFile },
  { name: "assistant", path: "/segments", prepare: askBeside },
  { name: "objective", path: "/campaigns/from-objective", prepare: planIt },
  { name: "picture-ideas", path: "/campaigns/new", prepare: suggestPictures },
];

async function buildSegment(page: Page): Promise<void> {
  await page.getByText("JSON", { exact: true }).click();
  await page.getByRole("textbox", { name: /JSON/ }).fill(JSON.stringify(rule));
  await page.getByRole("button", { name: "Use this rule" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Coffee lovers gone quiet");
  await page.getByRole("heading", { level: 1 }).click();
  // The offer to undo stays for a while.
  await page.getByRole("button", { name: "Dismiss" }).first().click();
}

const rule = {
  kind: "all",
  rules: [
    { kind: "attribute", attribute: "country", op: "is", value: "IN" },
    {
      kind: "measure",
      measure: "sum",
      of: "orders.total",
      window: { last: 12, unit: "months" },
      op: "gt",
      value: 5_000,
    },
    { kind: "did_not", what: "orders", window: { last: 30, unit: "days" } },
    {
      kind: "any",
      rules: [
        { kind: "attribute", attribute: "custom.tier", op: "is", value: "gold" },
        {
          kind: "did",
          what: "items",
          where: { kind: "row", column: "category", op: "is", value: "Coffee" },
          times: { op: "gte", value: 3 },
        },
      ],
    },
  ],
};

async function openRow(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.getByRole("heading", { name }).first().waitFor();
}

async function dropFile(page: Page): Promise<void> {
  const lines = [
    "Bill no,Bill date,Customer email,Article,Category,Qty,Unit price",
    "T-4021,21/11/2026,asha.rao@example.com,Espresso beans 250 g,Coffee,2,749.50",
    "T-4021,21/11/2026,asha.rao@example.com,Filter paper,Ware,1,120",
    "T-4022,21/11/2026,ben.carter@example.com,Darjeeling first flush,Tea,1,420",
    "T-4023,soon,meera.nair@example.com,Stoneware cup,Ware,2,350",
    "T-4024,22/11/2026,ravi.shah@example.com,Filter coffee 500 g,Coffee,two,599",
    "T-4025,22/11/2026,zoya.khan@example.com,Cold brew can,Coffee,6,180",
  ];
  await page.getByLabel("File to import").setInputFiles({
    name: "till-november.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\n")),
  });
  await page.getByRole("heading", { level: 1, name: "till-november.csv" }).waitFor();
}

async function askBeside(page: Page): Promise<void> {
  await openRow(page, "Regulars");
  await page.keyboard.press("Control+j");
  await page.getByRole("textbox", { name: "Ask, or say what to do" }).fill("now only those in Mumbai");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Change segment" }).waitFor();
}

async function planIt(page: Page): Promise<void> {
  await page
    .getByRole("textbox", { name: "What it is to bring about" })
    .fill("Bring back lapsed coffee buyers before Christmas with ₹500 to spend");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Who gets it" }).waitFor();
}

async function suggestPictures(page: Page): Promise<void> {
  await page
    .getByLabel("Intent")
    .fill("Bring back quiet coffee buyers before Diwali with 20% off, code CHAI20");
  await page.getByRole("button", { name: "Picture ideas" }).click();
  await page.getByRole("button", { name: "Suggest pictures" }).click();
  await page.getByRole("article").first().waitFor();
}

async function take(context: BrowserContext, picture: Picture): Promise<void> {
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme: picture.dark ? "dark" : "light", reducedMotion: "reduce" });
  await page.setViewportSize(picture.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 });
  await page.goto(`/w/demo${picture.path}`);
  await page.waitForLoadState("networkidle");
  await picture.prepare?.(page);
  await page.waitForLoadState("networkidle");
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  // Toasts have gone and numbers have faded in.
  await page.waitForTimeout(5_500);
  await page.screenshot({ path: join(folder, `${picture.name}.png`) });
  await page.close();
}

const dataDir = await mkdtemp(join(tmpdir(), "regulars-pictures-"));
const server = await startServer(dataDir, ["--demo", "shop"]);
try {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const context = await browser.newContext({ baseURL: server.url, locale: "en-IN" });
  const door = await context.newPage();
  await door.goto(/https?:\/\/\S+\/link\/\S+/.exec(server.printed)![0]);
  await door.waitForURL(/\/w\/demo/);
  await door.close();
  for (const picture of pictures) await take(context, picture);
  await browser.close();
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
