// A line of an orders file as it lies on disk between reading and writing: its number, then its values.
import type { Values } from "../rows/row-reader.ts";

export type OrderLine = [line: number, ...values: Values];
