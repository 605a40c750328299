// One comparison of a row's column: "category is Coffee", with a menu for what else can be done with it.
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { columnsOf } from "../../../../contract/rule-columns.ts";
import { useBuilder } from "../builder/builder-context.tsx";
import type { RowDraft } from "../model/drafts.ts";
import { type Leaf, spotOf } from "../model/tree.ts";
import { update, wrap } from "../model/tree-edit.ts";
import { AskedParts } from "./asked-parts.tsx";
import { ChoicePicker } from "./choice-picker.tsx";
import { Words } from "./token.tsx";
import classes from "./where.module.css";
import type { WhereProps } from "./where-part.tsx";
import { addAfter, columnChoices, columnWording, firstRow, rowAbout, without } from "./where-rows.ts";

interface RowProps extends WhereProps {
  row: Leaf<RowDraft>;
}

export function RowSentence(props: RowProps) {
  const { rows, where, row, onChange } = props;
  const { catalogue } = useBuilder();
  const { kind, column } = row.draft;
  const wording = columnWording(rows, column, catalogue);
  const set = (draft: RowDraft, typing?: boolean) =>
    onChange(update(where, row.id, (node) => ({ ...node, draft }) as Leaf<RowDraft>) as typeof where, typing);
  return (
    <span className={classes.row}>
      {row.nots % 2 === 1 && <Words>not </Words>}
      <ChoicePicker
        name="Column"
        text={wording.lead}
        look="subject"
        value={column}
        choices={columnChoices(rows, catalogue)}
        onChange={(next) => set(rowAbout(rows, next, catalogue))}
      />{" "}
      <AskedParts
        asked={row.draft}
        type={columnsOf(rows, catalogue)[column]?.type ?? "text"}
        wording={wording}
        source={{ rows, column }}
        onChange={(asked, typing) => set({ kind, column, ...asked }, typing)}
      />
      <RowMenu {...props} />
    </span>
  );
}

function RowMenu({ rows, where, row, onChange }: RowProps) {
  const { catalogue } = useBuilder();
  const { lead } = columnWording(rows, row.draft.column, catalogue);
  const parent = spotOf(where, row.id)?.parent;
  const turned = () =>
    update(where, row.id, (node) => ({ ...node, nots: node.nots > 0 ? 0 : 1 })) as typeof where;
  const add = (join: "all" | "any") => onChange(addAfter(where, row.id, firstRow(rows, catalogue), join));
  const alone = parent?.children.length === 1;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon size={24} className={classes.more} aria-label={`More for ${lead}`}>
          <IconDots size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(alone || parent?.join === "all") && (
          <Menu.Item onClick={() => add("all")}>And also where …</Menu.Item>
        )}
        {(alone || parent?.join === "any") && <Menu.Item onClick={() => add("any")}>Or where …</Menu.Item>}
        {!alone && (
          <Menu.Item onClick={() => onChange(wrap(where, row.id, parent?.join === "all" ? "any" : "all"))}>
            Put in brackets
          </Menu.Item>
        )}
        <Menu.Item onClick={() => onChange(turned())}>{row.nots > 0 ? "Without “not”" : "Not"}</Menu.Item>
        <Menu.Item onClick={() => onChange(without(where, row.id))}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
