// The rule as it is decided for one customer: for each group and condition whether it holds, and for each condition by what.
// Pressing a condition goes to where it is edited.
import { UnstyledButton } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { ExplainedNode } from "../../../../contract/segments.ts";
import { capital } from "../../../ui/capital.ts";
import { useGoToNode } from "../answer/go-to-node.ts";
import { groupWords } from "./group-words.ts";
import classes from "./why.module.css";

export function WhyTree(props: { tree: ExplainedNode; idAt: Map<string, string> }) {
  return (
    <ul className={classes.tree}>
      <WhyNode node={props.tree} idAt={props.idAt} />
    </ul>
  );
}

function WhyNode({ node, idAt }: { node: ExplainedNode; idAt: Map<string, string> }) {
  const go = useGoToNode(idAt);
  const words = groupWords(node) ?? capital(node.sentence.replace(/^who(se)? /, ""));
  return (
    <li className={classes.node} data-holds={node.holds}>
      <Mark holds={node.holds} />
      <UnstyledButton className={classes.words} onClick={() => go(node.path)}>
        {words}
        {node.reason && <span className={classes.reason}>{capital(node.reason)}</span>}
      </UnstyledButton>
      {node.children.length > 0 && (
        <ul className={classes.inside}>
          {node.children.map((child) => (
            <WhyNode key={child.path} node={child} idAt={idAt} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Mark({ holds }: { holds: boolean }) {
  const Icon = holds ? IconCheck : IconX;
  return (
    <span className={classes.mark} role="img" aria-label={holds ? "Holds" : "Does not hold"}>
      <Icon size={16} stroke={2.25} aria-hidden="true" />
    </span>
  );
}
