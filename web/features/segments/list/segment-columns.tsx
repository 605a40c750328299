// What the list of segments shows of each.
import { Tooltip } from "@mantine/core";
import type { Segment } from "../../../../contract/segments.ts";
import { NameLink } from "../../../frame/link.tsx";
import { usePaths } from "../../../paths.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { Count } from "../../../ui/numbers.tsx";
import { When } from "../../../ui/when.tsx";

export const segmentColumns: Column<Segment>[] = [
  { key: "name", head: "Name", sort: { up: "name" }, cell: (segment) => <Name segment={segment} /> },
  {
    key: "sentence",
    head: "Who that is",
    from: "md",
    cell: ({ sentence }) => (
      <Tooltip label={sentence} multiline>
        <span>{sentence.replace(/^Customers /, "")}</span>
      </Tooltip>
    ),
  },
  {
    key: "count",
    head: "Size",
    align: "right",
    sort: { down: "-count" },
    cell: ({ count }) => (count === null ? "Not counted yet" : <Count value={count} />),
  },
  {
    key: "counted",
    head: "Counted",
    align: "right",
    from: "sm",
    cell: ({ counted_at }) => counted_at && <When at={counted_at} capital />,
  },
  {
    key: "campaigns",
    head: "Campaigns",
    align: "right",
    from: "sm",
    cell: ({ campaigns }) => <Count value={campaigns} />,
  },
  {
    key: "changed",
    head: "Changed",
    align: "right",
    from: "lg",
    sort: { down: "-updated_at" },
    cell: ({ updated_at }) => <When at={updated_at} capital />,
  },
];

function Name({ segment }: { segment: Segment }) {
  const paths = usePaths();
  return (
    <NameLink {...paths.segment(segment.id)} tabIndex={-1}>
      {segment.name}
    </NameLink>
  );
}
