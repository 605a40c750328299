// Checks the conditions on what customers did: what is measured, in which window, of which rows.
import type { Fault } from "./errors.ts";
import { columnsOf, operatorType, type RowSource } from "./rule-columns.ts";
import { groupShapes, type Node, nodeFaults } from "./rule-fault-nodes.ts";
import { predicateFaults } from "./rule-fault-predicates.ts";
import { checkMeasure, checkTarget } from "./rule-fault-targets.ts";
import { timesFaults, windowFaults } from "./rule-fault-windows.ts";
import { below, didYouMean, fault, named, oneOf, type Place } from "./rule-fault-words.ts";

export function measureFaults(node: Node, place: Place): Fault[] {
  const { rows, type, faults } = checkMeasure(node, place);
  return [
    ...faults,
    ...predicateFaults(node, type && operatorType(type), place),
    ...rowFaults(node, place, rows),
  ];
}

export function didFaults(node: Node, place: Place): Fault[] {
  const { target, faults } = checkTarget(node.what, "count", below(place, "what"));
  return [
    ...faults,
    ...rowFaults(node, place, target?.rows),
    ...(node.kind === "did" && node.times !== undefined
      ? timesFaults(node.times, below(place, "times"))
      : []),
  ];
}

function rowFaults(node: Node, place: Place, rows: RowSource | undefined): Fault[] {
  return [
    ...(node.window === undefined ? [] : windowFaults(node.window, below(place, "window"))),
    ...(node.where === undefined ? [] : whereFaults(node.where, below(place, "where"), rows)),
  ];
}

function whereFaults(node: unknown, place: Place, rows: RowSource | undefined): Fault[] {
  const shapes = {
    ...groupShapes((child, at) => whereFaults(child, at, rows)),
    row: {
      fields: ["column", "op", "value"],
      faults: (row: Node, at: Place) => columnFaults(row, at, rows),
    },
  };
  return nodeFaults(node, place, { noun: "`where`", shapes });
}

function columnFaults(node: Node, place: Place, rows: RowSource | undefined): Fault[] {
  const { column } = node;
  const at = below(place, "column");
  if (typeof column !== "string")
    return [...fault(at, "say which column, such as `category`"), ...predicateFaults(node, undefined, place)];
  const columns = rows ? columnsOf(rows, place.catalogue) : {};
  const found = Object.hasOwn(columns, column) ? columns[column] : undefined;
  const names = Object.keys(columns);
  const unknown =
    rows && !found
      ? fault(
          at,
          `${named(column)} is not a column of ${named(rows)}`,
          didYouMean(column, names, names.length > 0 ? oneOf(names) : "its events have no properties"),
        )
      : [];
  return [...unknown, ...predicateFaults(node, found && operatorType(found.type), place)];
}
