// Several comparisons of a row under the sentence they belong to, joined like the groups of a rule.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useBuilder } from "../builder/builder-context.tsx";
import type { RowDraft, WhereTree } from "../model/drafts.ts";
import { type Join, joinOf, joinWords, withJoin } from "../model/joins.ts";
import { type Group, leaf } from "../model/tree.ts";
import { insert, updateGroup } from "../model/tree-edit.ts";
import { ChoicePicker } from "./choice-picker.tsx";
import { RowSentence } from "./row-sentence.tsx";
import { Words } from "./token.tsx";
import classes from "./where.module.css";
import type { WhereProps } from "./where-part.tsx";
import { firstRow } from "./where-rows.ts";

const choices = Object.entries(joinWords).map(([value, { label }]) => ({ value: value as Join, label }));

export function WhereGroup(props: WhereProps & { group: Group<RowDraft> }) {
  const { rows, where, group, onChange } = props;
  const { catalogue } = useBuilder();
  const join = joinOf(group);
  const setJoin = (next: Join) => onChange(updateGroup(where, group.id, (one) => withJoin(one, next)));
  const add = () =>
    onChange(insert(where, group.id, group.children.length, leaf(firstRow(rows, catalogue))) as WhereTree);
  return (
    <div className={classes.block}>
      <div>
        {group === where && (
          <>
            <Words>where</Words>{" "}
          </>
        )}
        <ChoicePicker
          name="Joined by"
          text={joinWords[join].label}
          look="join"
          value={join}
          choices={choices}
          onChange={setJoin}
        />
      </div>
      <ul className={classes.lines} aria-label={joinWords[join].label}>
        {group.children.map((child) => (
          <li key={child.id}>
            {child.kind === "leaf" ? (
              <RowSentence rows={rows} where={where} row={child} onChange={onChange} />
            ) : (
              <WhereGroup {...props} group={child} />
            )}
          </li>
        ))}
        <li>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} stroke={2} aria-hidden="true" />}
            onClick={add}
          >
            Add
          </Button>
        </li>
      </ul>
    </div>
  );
}
