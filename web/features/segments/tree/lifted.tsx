// What one sees of a condition or group while it is being dragged. Looks only: nothing in it can be pressed or dropped on.
import { IconGripVertical } from "@tabler/icons-react";
import { useBuilder } from "../builder/builder-context.tsx";
import type { Draft } from "../model/drafts.ts";
import { joinOf, joinWords } from "../model/joins.ts";
import type { Group, Tree } from "../model/tree.ts";
import { summaryOf } from "../words/summary.ts";
import { ConditionSentence } from "./condition-row.tsx";
import classes from "./node.module.css";

export function Lifted({ node }: { node: Tree<Draft> }) {
  return (
    <div className={`${classes.condition} ${classes.overlay}`} inert>
      <span className={classes.handle}>
        <IconGripVertical size={16} stroke={1.75} aria-hidden="true" />
      </span>
      <div className={classes.body}>
        {node.kind === "leaf" ? <ConditionSentence leaf={node} /> : <GroupInShort group={node} />}
      </div>
    </div>
  );
}

const mostNamed = 4;

function GroupInShort({ group }: { group: Group<Draft> }) {
  const { catalogue } = useBuilder();
  const more = group.children.length - mostNamed;
  return (
    <>
      <div className={classes.sentence}>{joinWords[joinOf(group)].label}</div>
      <ul className={classes.names}>
        {group.children.slice(0, mostNamed).map((child) => (
          <li key={child.id}>{summaryOf(child, catalogue)}</li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </>
  );
}
