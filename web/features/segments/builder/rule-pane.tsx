// The left side of the builder: undo and redo, the rule as sentences or as JSON, and where an empty one may begin.
import { ActionIcon, SegmentedControl, Text, Tooltip } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { RuleTreeEditor } from "../tree/rule-tree.tsx";
import classes from "./builder.module.css";
import { useBuilder, useEditor, useRoot } from "./builder-context.tsx";
import { JsonView } from "./json-view.tsx";
import { TemplateList } from "./template-list.tsx";

const views = [
  { value: "sentences", label: "Sentences" },
  { value: "json", label: "JSON" },
];

export function RulePane(props: {
  json: boolean;
  onJson: (json: boolean) => void;
  onTemplate: (name: string) => void;
}) {
  const root = useRoot();
  const refused = useEditor((state) => state.refused);
  return (
    <section className={classes.rule} aria-labelledby="rule-title">
      <div className={classes.bar}>
        <h2 id="rule-title" className={classes.title}>
          Customers who match
        </h2>
        <UndoRedo />
        <span className={classes.push} />
        <SegmentedControl
          size="xs"
          aria-label="Show the rule as"
          data={views}
          value={props.json ? "json" : "sentences"}
          onChange={(view) => props.onJson(view === "json")}
        />
      </div>
      {refused && (
        <Text size="sm" c="var(--danger)">
          {refused}
        </Text>
      )}
      {props.json ? <JsonView onDone={() => props.onJson(false)} /> : <RuleTreeEditor />}
      {!props.json && root.children.length === 0 && <TemplateList onName={props.onTemplate} />}
    </section>
  );
}

function UndoRedo() {
  const { store, announce } = useBuilder();
  const past = useEditor((state) => state.history.past.length);
  const future = useEditor((state) => state.history.future.length);
  const undo = () => {
    if (past === 0) return;
    store.getState().undo();
    announce("Undone");
  };
  const redo = () => {
    if (future === 0) return;
    store.getState().redo();
    announce("Done again");
  };
  useHotkeys([
    ["mod+Z", undo],
    ["mod+shift+Z", redo],
    ["mod+Y", redo],
  ]);
  return (
    <div className={classes.steps}>
      <Step label="Undo (Ctrl Z)" icon={IconArrowBackUp} off={past === 0} onClick={undo} />
      <Step label="Redo (Ctrl Shift Z)" icon={IconArrowForwardUp} off={future === 0} onClick={redo} />
    </div>
  );
}

/** Not disabled for real when there is nothing to do, so that the focus stays where it is. */
function Step(props: { label: string; icon: typeof IconArrowBackUp; off: boolean; onClick: () => void }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        aria-label={props.label.replace(/ \(.*/, "")}
        aria-disabled={props.off}
        data-disabled={props.off || undefined}
        onClick={props.onClick}
        size={32}
        className={classes.step}
      >
        <props.icon size={18} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
