// Receives an upload of two megabytes into the folder it is given, and prints what came of it: for a test in which that
// folder's disk is too small.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { AppError } from "../../../contract/errors.ts";
import { receiveUpload } from "./uploads.ts";

const [folder = ""] = process.argv.slice(2);
const body = Readable.from(Array.from({ length: 32 }, () => Buffer.alloc(64 * 1024, "a")));
const said = await receiveUpload(folder, "1", body).catch((error: unknown) => error);
const told =
  said instanceof AppError ? { code: said.code, message: said.message } : { code: "", message: String(said) };
process.stdout.write(JSON.stringify({ ...told, left: readdirSync(join(folder, "imports/1")) }));
