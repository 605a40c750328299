// What can be added at the end of a group: a condition from the list of everything one can ask, or a group.
import { Button } from "@mantine/core";
import { IconFolderPlus, IconPlus } from "@tabler/icons-react";
import { useBuilder } from "../builder/builder-context.tsx";
import type { Draft } from "../model/drafts.ts";
import { type Group, leaf, group as newGroup } from "../model/tree.ts";
import { insert } from "../model/tree-edit.ts";
import { SubjectPicker } from "../parts/subject-picker.tsx";
import { focusAdd } from "./focus.ts";
import classes from "./node.module.css";

export function AddToGroup({ group }: { group: Group<Draft> }) {
  const { store, announce } = useBuilder();
  const { length } = group.children;
  const addCondition = (draft: Draft) => {
    const added = leaf(draft);
    store.getState().apply((root) => insert(root, group.id, length, added), { fresh: added.id });
    announce(store.getState().refused ?? "Condition added");
  };
  const addGroup = () => {
    const added = newGroup<Draft>(group.join === "all" ? "any" : "all", []);
    store.getState().apply((root) => insert(root, group.id, length, added));
    announce(store.getState().refused ?? "Group added");
    focusAdd(added.id);
  };
  return (
    <div className={classes.add}>
      <SubjectPicker
        onPick={addCondition}
        target={(open) => (
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />}
            data-add={group.id}
            {...open}
          >
            Add condition
          </Button>
        )}
      />
      <Button
        variant="subtle"
        color="gray"
        c="dimmed"
        size="compact-md"
        leftSection={<IconFolderPlus size={16} stroke={1.75} aria-hidden="true" />}
        onClick={addGroup}
      >
        Add group
      </Button>
    </div>
  );
}
