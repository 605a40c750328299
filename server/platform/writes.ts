// Notes whether a transaction may have written something: a statement that is not plainly a SELECT counts. One that only looked
// like it costs the next question a moment.
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from "kysely";

const writing = /\b(insert|update|delete|merge)\b/i;

export class Writes implements KyselyPlugin {
  any = false;

  transformQuery({ node }: PluginTransformQueryArgs) {
    this.any ||= mayWrite(node);
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs) {
    return result;
  }
}

export function mayWrite(node: PluginTransformQueryArgs["node"]): boolean {
  if (node.kind === "RawNode") return writing.test(node.sqlFragments.join(" "));
  return node.kind !== "SelectQueryNode" || node.with !== undefined;
}
