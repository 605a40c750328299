// Which of the rows count: nothing, one comparison within the sentence, or several on lines of their own.
import { columnsOf, type RowSource } from "../../../../contract/rule-columns.ts";
import { rowWordsOf } from "../../../../contract/rule-sentence-rows.ts";
import { useBuilder } from "../builder/builder-context.tsx";
import type { RowDraft, WhereTree } from "../model/drafts.ts";
import { group, leaf } from "../model/tree.ts";
import { RowSentence } from "./row-sentence.tsx";
import { Token, Words } from "./token.tsx";
import { WhereGroup } from "./where-group.tsx";
import { firstRow } from "./where-rows.ts";

export interface WhereProps {
  rows: RowSource;
  where: WhereTree;
  onChange: (where: WhereTree | undefined, typing?: boolean) => void;
}

export function WherePart(props: {
  rows: RowSource | undefined;
  where: WhereTree | undefined;
  onChange: WhereProps["onChange"];
}) {
  const { rows, where, onChange } = props;
  if (!rows) return null;
  if (!where)
    return <AddWhere rows={rows} onAdd={(row) => onChange({ ...group("all", [leaf(row)]), bare: true })} />;
  const [only] = where.children;
  if (where.children.length !== 1 || where.nots > 0 || only?.kind !== "leaf")
    return <WhereGroup rows={rows} where={where} group={where} onChange={onChange} />;
  return (
    <>
      <Words>where</Words> <RowSentence rows={rows} where={where} row={only} onChange={onChange} />
    </>
  );
}

function AddWhere({ rows, onAdd }: { rows: RowSource; onAdd: (row: RowDraft) => void }) {
  const { catalogue } = useBuilder();
  const [, many] = rowWordsOf(rows).things;
  // Nothing is known of some events but that they happened.
  if (Object.keys(columnsOf(rows, catalogue)).length === 0) return null;
  return (
    <Token
      name="Narrow down"
      text={`only some ${many}…`}
      look="quiet"
      data-offer
      onClick={() => onAdd(firstRow(rows, catalogue))}
    />
  );
}
