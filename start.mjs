// The way in: `npm start`, `npm test` and the others come here. Plain JavaScript with no package, so that it runs on any
// Node from 18 on and in a bare clone; it installs what is missing, then hands over to the Node that the project pins.
import { ensureInstalled } from "./scripts/install.mjs";
import { runPinned, StepFailed, say } from "./scripts/run.mjs";
import { cliArgs, serverArgs } from "./scripts/server-args.mjs";

const usage = `Regulars: customer engagement for shops.

  npm start  [-- --port 8080 --data DIR --demo shop|none]   serve the application; the first start installs and builds
  npm test                                                  everything that must hold: types, style, tests, browser
  npm run check                                             the same without the browser
  npm run dev                                               serve with live reload, for working on Regulars
  npm run cli   -- help                                     administer a data directory: API keys, imports, backups …
  npm run bench -- CASE [--json FILE]                       measure
  npm run chaos -- CASE [--kills N]                         kill its processes at random, and see that nothing is lost
  npm run pictures                                          take the documentation's pictures anew

Everything lives in this folder and in the data directory (.data unless said).
`;

const commands = {
  async start(args) {
    await ensureInstalled();
    const { ensureWebBuilt } = await import("./scripts/build-web.mjs");
    await ensureWebBuilt();
    return runPinned([...serverArgs, ...args]);
  },
  async dev(args) {
    await ensureInstalled();
    return runPinned(["scripts/dev.ts", ...args]);
  },
  async cli(args) {
    await ensureInstalled();
    return runPinned([...cliArgs, ...args]);
  },
  async bench(args) {
    await ensureInstalled();
    return runPinned(["bench/main.ts", ...args]);
  },
  async chaos(args) {
    await ensureInstalled();
    return runPinned(["chaos/main.ts", ...args]);
  },
  async pictures() {
    await ensureInstalled();
    const { ensureWebBuilt } = await import("./scripts/build-web.mjs");
    await ensureWebBuilt();
    return runPinned(["scripts/pictures.ts"]);
  },
  async check() {
    const { check } = await import("./scripts/checks.mjs");
    return check({ browser: false });
  },
  async test() {
    const { check } = await import("./scripts/checks.mjs");
    return check({ browser: true });
  },
  async help() {
    process.stdout.write(usage);
    return 0;
  },
};

const [name = "help", ...args] = process.argv.slice(2);
const command = commands[name === "--help" ? "help" : name];

try {
  if (!command) say(`There is no command "${name}".\n\n${usage}`);
  process.exitCode = command ? await command(args) : 2;
} catch (fault) {
  if (!(fault instanceof StepFailed)) throw fault;
  say(fault.message);
  process.exitCode = 1;
}
