// How big and deep something claims to be, found without recursion, before anything slower looks at it.

/** Stops looking here; what is bigger is refused all the same. */
const enough = 100_000;

/** The conditions of anything shaped like a rule: whatever is not a group, those inside `where` too. */
export function countConditions(input: unknown): number {
  const open: unknown[] = [input];
  let conditions = 0;
  for (let seen = 0; open.length > 0 && seen < enough; seen++) {
    const node = fields(open.pop());
    if (Array.isArray(node.rules)) for (const child of node.rules.slice(0, enough)) open.push(child);
    else if (node.rule !== undefined) open.push(node.rule);
    else conditions++;
    if (node.where !== undefined) open.push(node.where);
  }
  return conditions;
}

function fields(node: unknown): Record<string, unknown> {
  return typeof node === "object" && node !== null ? (node as Record<string, unknown>) : {};
}
