// What belongs together: clauses and joints become a tree. "And" binds tighter than "or"; a joint after a comma binds looser than
// one without; "either" opens a group that the next looser joint closes; a relative clause belongs to what stands before it.
import type { Clause, Joint, Link } from "./clauses.ts";

export type Tree =
  | { kind: "clause"; clause: Clause }
  | { kind: "all" | "any"; parts: Tree[] }
  | { kind: "not"; part: Tree };

export function treeOf(links: readonly Link[]): Tree | undefined {
  const parser = new Parser(links);
  const parts: Tree[] = [];
  while (!parser.done()) {
    const part = parser.expression(0);
    if (part) parts.push(part);
    else parser.skip();
  }
  return joined("all", parts);
}

function joined(kind: "all" | "any", parts: readonly (Tree | undefined)[]): Tree | undefined {
  const some = parts.filter((part) => part !== undefined);
  if (some.length < 2) return some[0];
  return { kind, parts: some.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}

const kindOf = { and: "all", or: "any" } as const;

class Parser {
  private at = 0;
  private readonly links: readonly Link[];

  constructor(links: readonly Link[]) {
    this.links = links;
  }

  done(): boolean {
    return this.at >= this.links.length;
  }

  skip(): void {
    this.at++;
  }

  /** Everything joined at least this tightly. */
  expression(level: number): Tree | undefined {
    let left = this.operand();
    for (;;) {
      const next = this.links[this.at];
      if (next?.kind === "joint" && next.level >= level) {
        this.at++;
        const right = this.expression(next.level + 1);
        left = this.combined(left, next, right);
      } else if (
        next &&
        level <= 3 &&
        next.kind !== "joint" &&
        next.kind !== "close" &&
        next.kind !== "who"
      ) {
        left = joined("all", [left, this.expression(4)]);
      } else if (next?.kind === "who") {
        left = joined("all", [left, this.expression(2)]);
      } else return left;
    }
  }

  private combined(left: Tree | undefined, { op }: Joint, right: Tree | undefined): Tree | undefined {
    return joined(kindOf[op], [left, right]);
  }

  private operand(): Tree | undefined {
    const link = this.links[this.at];
    switch (link?.kind) {
      case "clause":
        this.at++;
        return this.described({ kind: "clause", clause: link });
      case "open":
        this.at++;
        return this.described(this.bracketed());
      case "not": {
        this.at++;
        const part = this.operand();
        return part && { kind: "not", part };
      }
      case "either":
        this.at++;
        return this.alternatives();
      case "neither": {
        this.at++;
        const part = this.expression(2);
        return part && { kind: "not", part };
      }
      case "who":
        this.at++;
        return this.expression(2);
      default:
        return undefined;
    }
  }

  /** With the relative clause that follows. */
  private described(tree: Tree | undefined): Tree | undefined {
    if (this.links[this.at]?.kind !== "who") return tree;
    this.at++;
    return joined("all", [tree, this.expression(2)]);
  }

  private bracketed(): Tree | undefined {
    const parts: Tree[] = [];
    while (!this.done() && this.links[this.at]!.kind !== "close") {
      const part = this.expression(0);
      if (part) parts.push(part);
      else if (this.links[this.at]?.kind !== "close") this.at++;
    }
    this.at++;
    return joined("all", parts);
  }

  /** "either a, or b": also past a comma, as long as "or" follows. */
  private alternatives(): Tree | undefined {
    const parts = [this.expression(2)];
    for (;;) {
      const next = this.links[this.at];
      if (next?.kind !== "joint" || next.op !== "or") return joined("any", parts);
      this.at++;
      parts.push(this.expression(2));
    }
  }
}
