// A group: its word on a rail, what it holds with a slot before each, and what can be added to it; or all of it in one line.
import { useBuilder, useEditor, useMark } from "../builder/builder-context.tsx";
import type { Draft, RuleTree } from "../model/drafts.ts";
import { type Join, joinOf, joinWords, withJoin } from "../model/joins.ts";
import type { Group } from "../model/tree.ts";
import { updateGroup } from "../model/tree-edit.ts";
import { ChoicePicker } from "../parts/choice-picker.tsx";
import { summaryOf } from "../words/summary.ts";
import { AddToGroup } from "./add-to-group.tsx";
import { ConditionRow } from "./condition-row.tsx";
import { DropSlot } from "./drop-slot.tsx";
import { FoldButton, Folded } from "./folded.tsx";
import { Handle } from "./handle.tsx";
import { MarkLines } from "./mark-lines.tsx";
import classes from "./node.module.css";
import { NodeMenu } from "./node-menu.tsx";
import { TurnedOff } from "./turned-off.tsx";
import { useGrip } from "./use-grip.ts";

const choices = Object.entries(joinWords).map(([value, { label }]) => ({ value: value as Join, label }));

export function RootGroup({ group }: { group: RuleTree }) {
  return (
    <div className={classes.group}>
      <div className={classes.groupHead}>
        <JoinPicker group={group} />
      </div>
      <Children group={group} />
    </div>
  );
}

export function GroupView({ group }: { group: Group<Draft> }) {
  const { catalogue } = useBuilder();
  const { row, handle, isDragging } = useGrip(group.id);
  const { ref, ...presses } = row;
  const folded = useEditor((state) => state.folded.has(group.id));
  return (
    <div
      ref={ref}
      className={classes.group}
      data-node={group.id}
      data-lifted={isDragging || undefined}
      data-off={group.off}
    >
      <div className={classes.groupHead} {...presses}>
        <JoinPicker group={group} />
        <FoldButton group={group} folded={folded} />
        <Handle {...handle} label={`group ${summaryOf(group, catalogue)}`} />
        <span className={classes.push} />
        {group.off && <TurnedOff node={group} />}
        <NodeMenu node={group} />
      </div>
      <MarkLines mark={useMark(group.id)} />
      {folded ? <Folded group={group} /> : <Children group={group} />}
    </div>
  );
}

function JoinPicker({ group }: { group: Group<Draft> }) {
  const { store } = useBuilder();
  const join = joinOf(group);
  return (
    <ChoicePicker
      name="Joined by"
      text={joinWords[join].label}
      look="join"
      value={join}
      choices={choices}
      onChange={(next) =>
        store.getState().apply((root) => updateGroup(root, group.id, (one) => withJoin(one, next)))
      }
    />
  );
}

function Children({ group }: { group: Group<Draft> }) {
  return (
    <ul className={classes.children} data-join={joinOf(group)} aria-label={joinWords[joinOf(group)].label}>
      {group.children.map((child, index) => (
        <li key={child.id}>
          <DropSlot slot={{ groupId: group.id, index }} />
          {child.kind === "leaf" ? <ConditionRow leaf={child} /> : <GroupView group={child} />}
        </li>
      ))}
      <li>
        <DropSlot slot={{ groupId: group.id, index: group.children.length }} />
        <AddToGroup group={group} />
      </li>
    </ul>
  );
}
